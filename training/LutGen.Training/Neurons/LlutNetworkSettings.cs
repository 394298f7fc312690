using LutGen.Training.Data;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Neurons;

/// <summary>A network of quantised neurons, each of which becomes an L-LUT, and the course of its training.</summary>
public sealed record LlutNetworkSettings
{
    /// <summary>Width b of a feature's code, 1..4: in the file a table makes it of 2^b - 1 thresholds.</summary>
    public int InputBits { get; init; } = 2;

    /// <summary>The layers; the last has a neuron for each class, or one for two classes.</summary>
    public IReadOnlyList<LlutLayerSettings> Layers { get; init; } = [];

    /// <summary>What neurons read.</summary>
    public IConnectivity Connectivity { get; init; } = new RandomConnectivity();

    /// <summary>The optimiser; weight decay is for weights alone.</summary>
    public OptimizerSettings Optimizer { get; init; } = new() { Beta1 = 0.5f, WeightDecay = 0.01f };

    /// <summary>Its learning rate, before the schedule's factor.</summary>
    public float LearningRate { get; init; } = 0.015f;

    /// <summary>How the learning rate changes during the run.</summary>
    public ILearningRateSchedule Schedule { get; init; } = new CosineSchedule(0.005);

    /// <summary>Share of a batch's statistics in the running ones, more than 0 and at most 1.</summary>
    public float Momentum { get; init; } = 0.02f;

    /// <summary>Samples of one update, a multiple of 16. Those left at the end of an epoch wait for another one.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Passes over the training samples.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>Samples set aside at random to judge by.</summary>
    public int ValidationSamples { get; init; }

    /// <summary>Seed of connections, split, order and weights.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that share the work; they do not change the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Throws if a value is out of range or does not fit the data.</summary>
    /// <param name="train">The training samples.</param>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    public void Validate(Dataset train)
    {
        Setting.Require(InputBits is >= 1 and <= 4, nameof(InputBits), InputBits, "1..4");
        Setting.Require(Layers.Count > 0, nameof(Layers), "empty", "at least one layer");
        for (int i = 0; i < Layers.Count; i++)
        {
            Layers[i].Check($"{nameof(Layers)}[{i}]", i == 0 ? train.FeatureCount : Layers[i - 1].Neurons, i == 0 ? InputBits : Layers[i - 1].Bits);
        }

        int scores = Layers[^1].Neurons;
        Setting.Require(
            scores == train.ClassCount || (scores == 1 && train.ClassCount == 2), $"{nameof(Layers)}[{Layers.Count - 1}].{nameof(LlutLayerSettings.Neurons)}", scores,
            FormattableString.Invariant($"{train.ClassCount}, one for each class{(train.ClassCount == 2 ? ", or 1" : "")}"));
        Setting.Require(LearningRate > 0, nameof(LearningRate), LearningRate, "more than 0");
        Setting.Require(Momentum is > 0 and <= 1, nameof(Momentum), Momentum, "more than 0 and at most 1");
        Setting.Require(Epochs >= 1, nameof(Epochs), Epochs, "1 or more");
        Setting.Require(Threads is >= 1 and <= 256, nameof(Threads), Threads, "1..256");
        Setting.Require(ValidationSamples >= 0 && ValidationSamples < train.Count, nameof(ValidationSamples), ValidationSamples, $"0 or more and less than {train.Count}");
        Setting.Require(
            BatchSize >= 16 && BatchSize % 16 == 0 && BatchSize <= train.Count - ValidationSamples, nameof(BatchSize), BatchSize,
            FormattableString.Invariant($"a multiple of 16, at most the {train.Count - ValidationSamples} training samples"));
    }
}
