namespace LutGen.Training.Presets;

/// <summary>All presets. A new one is a new class and one line here.</summary>
public static class PresetCatalog
{
    /// <summary>The presets in the order in which they are listed.</summary>
    public static IReadOnlyList<TrainingPreset> All { get; } =
    [
        new DigitsPreset(),
        new MnistPreset(),
        new MnistGatesPreset(),
        new MnistLut6Preset(),
        new MnistConvolutionPreset(),
        new MnistLenetLutnaPreset(),
        new Cifar10GatesPreset(),
        new Cifar10VggLutnaPreset(),
        new LetterPreset(),
        new Magic04Preset(),
        new MonksPreset(1),
        new MonksPreset(2),
        new MonksPreset(3),
        .. LlutPreset.All,
    ];

    /// <summary>The preset of a name, or null.</summary>
    public static TrainingPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
