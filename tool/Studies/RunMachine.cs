using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using LutGen.Training;
using LutGen.Training.Export;

namespace LutGen.Tool.Studies;

/// <summary>What a run was made with: times mean nothing without it. Each run has its own, for a study may go on elsewhere.</summary>
/// <param name="Processor">The processor's name for itself.</param>
/// <param name="Processors">Logical processors.</param>
/// <param name="Jobs">Runs at once, one thread each.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="LutGen">Version of the trainer, with the beginning of its commit where that is known.</param>
/// <param name="Date">The day the run began, UTC.</param>
internal sealed record RunMachine(string Processor, int Processors, int Jobs, string System, string Runtime, string LutGen, string Date)
{
    private const int CommitLetters = 9;

    /// <summary>This machine, today.</summary>
    /// <param name="jobs">Runs at once.</param>
    public static RunMachine Current(int jobs) => new(
        ProcessorName.Get(),
        Environment.ProcessorCount,
        jobs,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        Version(),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Version()
    {
        string[] parts = typeof(NetworkTrainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2);
        return parts.Length == 1 ? parts[0] : $"{parts[0]}+{parts[1][..Math.Min(CommitLetters, parts[1].Length)]}";
    }
}
