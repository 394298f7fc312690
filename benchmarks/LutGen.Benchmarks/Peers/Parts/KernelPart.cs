using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Exchange.C;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>The layers alone, planes in and every output's plane out, on one block of 512 samples that stays in the cache.</summary>
internal sealed unsafe class KernelPart : Part
{
    public override string Name => "kernel";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        var samples = Samples.Random(bench.Reference.Encoder, Samples.PlaneSamples);
        var kernel = new KernelCall(bench.Model(bench.Reference, ConsumerSource.Storing).Planes, samples);
        Agreement.RequireDefinition(bench.Reference, samples, kernel);
        var contestants = new List<Contestant> { new("LutGen", kernel.Samples, kernel.Evaluate) };
        (GateLibrary? Library, WordType Word, string Figure)[] programs =
        [
            (bench.PeersProgram(bench.Reference), WordType.Word64, FigureNames.KernelToWords),
            (bench.VectorProgram(bench.Reference), WordType.Vector512, FigureNames.KernelToVectors),
        ];
        foreach ((GateLibrary? library, WordType word, string _) in programs)
        {
            if (library is not null)
            {
                contestants.Add(Contestant(library, word, samples, kernel));
            }
        }

        return () =>
        {
            Timing[] timings = bench.Rounds.Measure(contestants);
            report.AddComparison("kernel, all outputs stored", timings, [.. programs.Select(program => program.Figure)]);
        };
    }

    private static Contestant Contestant(GateLibrary library, WordType word, Samples samples, KernelCall kernel)
    {
        int words = word.Bits / 64;
        int inputs = library.Network.Inputs * words;
        int blocks = Samples.PlaneSamples / word.Bits;
        Block<ulong> planes = samples.Planes(words);
        var outputs = new Block<ulong>(library.Network.Outputs.Count * words);
        for (int sample = 0; sample < Samples.PlaneSamples; sample += 64)
        {
            library.Evaluate(planes.First + sample / word.Bits * inputs, outputs.First);
            kernel.Evaluate(sample / kernel.Samples);
            Agreement.Require<ulong>(
                $"outputs of LutGen and of {word.Name}",
                Column(outputs.Span, words, sample / 64 % words, library.Network.Outputs.Count),
                Column(kernel.Outputs.Span, kernel.Words, sample / 64 % kernel.Words, library.Network.Outputs.Count));
        }

        return new Contestant(word.Name, Samples.PlaneSamples, () =>
        {
            for (int block = 0; block < blocks; block++)
            {
                library.Evaluate(planes.First + block * inputs, outputs.First);
            }
        });
    }

    private static ulong[] Column(ReadOnlySpan<ulong> planes, int words, int word, int count)
    {
        var column = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            column[i] = planes[i * words + word];
        }

        return column;
    }
}
