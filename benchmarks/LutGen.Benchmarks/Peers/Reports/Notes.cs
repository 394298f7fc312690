namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>What a reader must know to judge the figures; printed with them.</summary>
internal static class Notes
{
    /// <summary>The notes, one sentence or two each.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Nanoseconds a sample. A ratio is the median over LutGen's, above 1 where LutGen is better; of builds, time and memory; of operations, time over that of unrolled code.",
        "One thread, one process, rounds interleaved; medians over rounds, ratios of medians. Outputs or classes of both sides were found equal before anything was timed.",
        "C of networks: one statement a gate, gcc -O1 -march=native; 64-bit words as code generators of logic networks write them, 512-bit vectors as a careful programmer would.",
        "Rows: the peers' whole path packs bools 64 samples a word, evaluates, counts by ripple-carry words and takes out each sample's sums. "
            + "It is given bools that are thresholded already and may stop at sums; LutGen is given bytes and goes on to classes.",
        "One sample: the C side is one pass over packed words with its group sum, without packing; LutGen's is a row of bytes to a class.",
        "Build: wall time and largest process of the C# compiler with the generator, as a process of its own, the median of three runs, against one of gcc's for the 64-bit form. A build marked so was measured in an earlier run.",
    ];
}
