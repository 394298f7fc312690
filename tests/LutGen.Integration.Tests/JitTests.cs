using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace LutGen.Integration.Tests;

/// <summary>What the JIT itself says of the kernels.</summary>
public sealed partial class JitTests
{
    [Theory]
    [InlineData("")]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public void No_kernel_method_is_compiled_without_optimisation(string disabled)
    {
        string summary = Path.GetTempFileName();
        try
        {
            (string, string)[] settings = [("DOTNET_JitStdOutFile", summary), ("DOTNET_JitDisasmSummary", "1")];
            ConsumerProcess.Run(disabled.Length == 0 ? settings : [.. settings, (disabled, "0")]);
            string[] kernels = File.ReadLines(summary).Where(line => line.Contains("LutGenKernels", StringComparison.Ordinal) && IsWork(line)).ToArray();

            // The MNIST model alone has more parts than this.
            Assert.True(kernels.Length > 30, $"the summary names {kernels.Length} kernel methods");
            Assert.DoesNotContain(kernels, line => line.Contains("MinOpts", StringComparison.Ordinal) || line.Contains("Tier0", StringComparison.Ordinal));
            Assert.Contains(kernels, line => line.Contains("MnistModel", StringComparison.Ordinal));
            Assert.Equal(disabled.Length == 0 && Vector512.IsHardwareAccelerated, kernels.Any(line => line.Contains("Macs512", StringComparison.Ordinal)));

            // Functions of kernels are inlined; one compiled on its own is called somewhere.
            Assert.DoesNotContain(File.ReadLines(summary), line => line.Contains("LutGenKernels", StringComparison.Ordinal) && Function().IsMatch(line));
        }
        finally
        {
            File.Delete(summary);
        }
    }

    // Constructors and the engine's set-up run once.
    private static bool IsWork(string line) =>
        line.Contains(":Part", StringComparison.Ordinal) || line.Contains(":Layer", StringComparison.Ordinal);

    [GeneratedRegex(@":[FG][0-9A-F]{1,2}\(|Macs512:[RMP]\(")]
    private static partial Regex Function();
}
