using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using LutGen.Training.Export;

namespace LutGen.Benchmarks.Peers.Reports;

/// <summary>What was measured on and with.</summary>
/// <param name="Cpu">The processor's name for itself.</param>
/// <param name="Vectors">Its widest vectors.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Sdk">The SDK whose C# compiler was used.</param>
/// <param name="Gcc">The C compiler.</param>
/// <param name="Date">The day, UTC.</param>
internal sealed record Machine(string Cpu, string Vectors, string System, string Runtime, string Sdk, string Gcc, string Date)
{
    /// <summary>The machine's folder of results: the processor and its vectors in small letters.</summary>
    public string Folder => Regex.Replace($"{Cpu} {Vectors}".ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');

    /// <summary>This machine.</summary>
    /// <param name="sdk">The SDK.</param>
    /// <param name="gcc">The C compiler's version, or null.</param>
    public static Machine Of(string sdk, string? gcc) => new(
        ProcessorName.Get(),
        Vector512.IsHardwareAccelerated ? "AVX512" : Vector256.IsHardwareAccelerated ? "AVX2" : Vector128.IsHardwareAccelerated ? "128-bit" : "64-bit",
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores",
        RuntimeInformation.FrameworkDescription,
        sdk,
        gcc ?? "none",
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
