using System.Globalization;
using LutGen.Descriptions;
using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Presets;
using LutGen.Training.Structure;

namespace LutGen.Tool.Training;

/// <summary>The training of a network that a class describes: shape and encoding are the class's, the rest are settings that suit most data.</summary>
internal sealed class DescribedPreset : TrainingPreset
{
    private const int MaxBits = 1024;

    private const int LeastBatch = 8;
    private const int LeastUpdates = 2500;
    private const int MostEpochs = 2000;

    private readonly DescribedInput _input;
    private readonly int _classes;
    private readonly LogicNetworkSettings _settings;

    private DescribedPreset(string name, string file, DescribedInput input, int classes, LogicNetworkSettings settings)
    {
        Name = name;
        File = file;
        _input = input;
        _classes = classes;
        _settings = settings;
    }

    /// <summary>The file that the class's attribute names.</summary>
    public string File { get; }

    public override string Name { get; }

    public override string Description => $"the network that class {Name} describes";

    public override bool NeedsDataFolder => true;

    public override TrainingSettings Settings => _settings;

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
        var check = new AttributeCheck(reference);
        check.Require(file.Length > 0, nameof(LutModelAttribute), "the file", "''", "the name of the file to write");
        CheckInput(check, input);
        CheckOutput(check, output);
        if (input.Encoding == LutEncoding.Quantizer || output.Head != LutHead.GroupSum)
        {
            throw new InputException($"{reference}: encoding {input.Encoding} with head {output.Head}, but this version trains logic networks: Bits, Threshold or Thermometer with GroupSum");
        }

        IReadOnlyList<LayerSettings> layers = DescribedLayers.ToSettings(reference, description.Layers);
        int last = layers[^1].Nodes;
        if (last % output.Classes != 0)
        {
            throw new InputException($"{reference}: the last layer has {last} neurons, expected a multiple of {output.Classes}, the classes that its outputs are summed to");
        }

        return new DescribedPreset(NetworkName.FirstOf(name, Path.GetFileNameWithoutExtension(file)), file, input, output.Classes, new LogicNetworkSettings
        {
            Layers = layers,
            Thresholds = ThresholdsOf(input),
            Encoding = input.Encoding,
            GroupTemperature = output.Tau > 0 ? output.Tau : MathF.Max(1, MathF.Sqrt(last / (float)output.Classes) / 4),
        });
    }

    public override TrainingSettings SettingsFor(Dataset train)
    {
        // A table of a hundred rows makes a single batch of the usual size: nothing is learnt in thirty updates.
        int validation = train.Count / 6;
        int rows = train.Count - validation;
        int batch = Math.Clamp(rows / 16, LeastBatch, Settings.BatchSize);
        return _settings with
        {
            ValidationSamples = validation,
            MaxShift = train.IsImages ? 1 : 0,
            BatchSize = batch,
            Epochs = Math.Clamp((int)(((long)LeastUpdates * batch + rows - 1) / rows), Settings.Epochs, MostEpochs),
        };
    }

    public override Dataset LoadTrain(string? folder) => Check(folder!, DatasetCatalog.Find(folder!).LoadTrain());

    public override Dataset LoadTest(string? folder) => Check(folder!, DatasetCatalog.Find(folder!).LoadTest());

    private static void CheckInput(AttributeCheck check, DescribedInput input)
    {
        const string Name = nameof(LutInputAttribute);
        string thresholds = string.Create(CultureInfo.InvariantCulture, $"[{string.Join(", ", input.Thresholds.Select(t => t.ToString(CultureInfo.InvariantCulture)))}]");
        int mostThresholds = input.Encoding switch { LutEncoding.Bits => 0, LutEncoding.Threshold => 1, _ => int.MaxValue };
        int mostBits = input.Encoding == LutEncoding.Thermometer ? MaxBits : 1;
        check.Require(input.Features >= 1, Name, "the number of features", input.Features, "at least 1");
        check.Require(Enum.IsDefined(input.Encoding), Name, "Encoding", input.Encoding, $"one of {string.Join(", ", Enum.GetNames<LutEncoding>())}");
        check.Require(
            input.Thresholds.All(float.IsFinite) && input.Thresholds.Zip(input.Thresholds.Skip(1)).All(pair => pair.First < pair.Second),
            Name, "Thresholds", thresholds, "finite numbers, each above the one before");
        check.Require(input.Thresholds.Count <= mostThresholds, Name, "Thresholds", thresholds, $"{(mostThresholds == 0 ? "none" : "one")} with encoding {input.Encoding}");
        check.Require(input.Bits >= 0 && (input.Encoding == LutEncoding.Quantizer || input.Bits <= mostBits), Name, "Bits", input.Bits, $"0 to {mostBits} with encoding {input.Encoding}");
        check.Require(
            input.Encoding != LutEncoding.Thermometer || input.Thresholds.Count == 0 || input.Bits == 0 || input.Bits == input.Thresholds.Count,
            Name, "Bits", input.Bits, $"{input.Thresholds.Count}, the number of thresholds, or nothing");
    }

    private static void CheckOutput(AttributeCheck check, DescribedOutput output)
    {
        const string Name = nameof(LutOutputAttribute);
        check.Require(Enum.IsDefined(output.Head), Name, "Head", output.Head, $"one of {string.Join(", ", Enum.GetNames<LutHead>())}");
        check.Require(output.Classes >= 2, Name, "the number of classes", output.Classes, "at least 2");
        check.Require(float.IsFinite(output.Tau) && output.Tau >= 0, Name, "Tau", output.Tau, "a finite number above 0, or 0 to leave it open");
    }

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
