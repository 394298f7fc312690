using LutGen.Descriptions;
using LutGen.Tool.Data;
using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Presets;
using LutGen.Training.Wiring;

namespace LutGen.Tool.Training;

/// <summary>The training of a network that a class describes: shape and encoding are the class's, the rest are settings that suit most data.</summary>
internal sealed class DescribedPreset : TrainingPreset
{
    private readonly DescribedInput _input;
    private readonly int _classes;

    private DescribedPreset(string name, string file, DescribedInput input, int classes, LogicNetworkSettings settings)
    {
        Name = name;
        File = file;
        _input = input;
        _classes = classes;
        Settings = settings;
    }

    /// <summary>The file that the class's attribute names.</summary>
    public string File { get; }

    public override string Name { get; }

    public override string Description => $"the network that class {Name} describes";

    public override bool NeedsDataFolder => true;

    public override LutEncoding? Encoding => _input.Encoding;

    public override LogicNetworkSettings Settings { get; }

    /// <summary>Checks that a description can be trained, and turns it into settings.</summary>
    /// <param name="name">The class's name, which becomes the network's.</param>
    /// <param name="reference">What the user called it, for errors.</param>
    /// <param name="file">The file that its attribute names.</param>
    /// <param name="description">What its attributes say.</param>
    /// <exception cref="InputException">A part is missing, or this version trains no such part.</exception>
    public static DescribedPreset Create(string name, string reference, string file, ModelDescription description)
    {
        DescribedInput input = description.Input ?? throw new InputException($"{reference}: no LutInput attribute, expected one that gives the number of features");
        DescribedOutput output = description.Output ?? throw new InputException($"{reference}: no LutOutput attribute, expected one that gives the number of classes");
        if (input.Encoding == LutEncoding.Quantizer || output.Head != LutHead.GroupSum)
        {
            throw new InputException($"{reference}: encoding {input.Encoding} with head {output.Head}, but this version trains logic networks: Bits, Threshold or Thermometer with GroupSum");
        }

        if (description.Layers.Count == 0 || description.Layers.Any(layer => layer is not DescribedLuts { FanIn: 2, Bits: 1 }))
        {
            throw new InputException($"{reference}: layers {string.Join(", ", description.Layers)}, but this version trains layers of two-input gates: at least one LutLayer with FanIn 2 and Bits 1, no LutConv");
        }

        DescribedLuts[] layers = [.. description.Layers.Cast<DescribedLuts>()];
        if (layers[^1].Neurons % output.Classes != 0)
        {
            throw new InputException($"{reference}: the last layer has {layers[^1].Neurons} neurons, expected a multiple of {output.Classes}, the classes that its outputs are summed to");
        }

        return new DescribedPreset(name, file, input, output.Classes, new LogicNetworkSettings
        {
            LayerWidths = [.. layers.Select(layer => layer.Neurons)],
            Thresholds = ThresholdsOf(input),
            Wiring = [.. layers.Select(layer => layer.Radius > 0 ? (IWiring)new LocalWiring(layer.Radius) : new RandomWiring())],
            GroupTemperature = output.Tau > 0 ? output.Tau : MathF.Max(1, MathF.Sqrt(layers[^1].Neurons / (float)output.Classes) / 4),
        });
    }

    public override LogicNetworkSettings SettingsFor(Dataset train) => Settings with
    {
        ValidationSamples = train.Count / 6,
        MaxShift = train.IsImages ? 1 : 0,
    };

    public override Dataset LoadTrain(string? folder) => Check(folder!, TrainingData.Load(folder!).Train);

    public override Dataset LoadTest(string? folder) => Check(folder!, TrainingData.Load(folder!).Test);

    private static IThresholdPlacement ThresholdsOf(DescribedInput input) => input switch
    {
        { Encoding: LutEncoding.Bits } => new FixedThresholds(0.5f),
        { Thresholds.Count: > 0 } => new FixedThresholds([.. input.Thresholds]),
        _ => new UniformThresholds(Math.Max(1, input.Bits)),
    };

    private Dataset Check(string data, Dataset samples) => samples.FeatureCount == _input.Features && samples.ClassCount == _classes
        ? samples
        : throw new InputException($"{data}: samples of {samples.FeatureCount} features in {samples.ClassCount} classes, but {Name} describes {_input.Features} features and {_classes} classes");
}
