using LutGen.Tool.Training;
using LutGen.Training;

namespace LutGen.Tool.Studies;

/// <summary>One training of a study.</summary>
/// <param name="Variant">What is trained.</param>
/// <param name="Seed">Seed of everything random.</param>
internal sealed record StudyRun(SettingsPreset Variant, ulong Seed)
{
    /// <summary>What it is called on the screen.</summary>
    public string Name => $"{Variant.Name} seed {Seed}";

    /// <summary>All settings; one thread, since the runs share the processors.</summary>
    public TrainingSettings Settings => Variant.Settings with { Seed = Seed, Threads = 1 };
}
