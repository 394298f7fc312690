namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>The figures of the last line. Ratios are how many times better LutGen is, but for the last three.</summary>
internal static class FigureNames
{
    public const string KernelToWords = "kernel_vs_c64";
    public const string KernelToVectors = "kernel_vs_c512";
    public const string KernelSumToWords = "kernel_sum_vs_c64";
    public const string RowsToWords = "rows_vs_c64";
    public const string MnistToWords = "mnist_rows_vs_c64";
    public const string SingleToWords = "single_vs_c64";
    public const string TablesBatchToGcc = "llut_batch_vs_gcc";
    public const string TablesSingleToGcc = "llut_single_vs_gcc";
    public const string BuildTime = "build_time_vs_gcc";
    public const string BuildMemory = "build_memory_vs_gcc";
    public const string MillionSeconds = "million_build_s";
    public const string MillionMegabytes = "million_build_mb";
    public const string TableMode = "table_mode_slowdown";

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        KernelToWords, KernelToVectors, KernelSumToWords, RowsToWords, MnistToWords, SingleToWords, TablesBatchToGcc, TablesSingleToGcc,
        BuildTime, BuildMemory, MillionSeconds, MillionMegabytes, TableMode,
    ];
}
