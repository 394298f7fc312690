using System.Runtime.InteropServices;

namespace LutGen.Training.Export;

/// <summary>What the processor calls itself: a time says nothing without it.</summary>
internal static class ProcessorName
{
    /// <summary>The name, for example <c>AMD EPYC 9R14</c>; the architecture where the system does not tell.</summary>
    public static string Get()
    {
        const string Processors = "/proc/cpuinfo";
        string? line = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(each => each.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
