namespace LutGen.Training.Neurons;

/// <summary>
/// The course of a search for connections (SparseLUT, arXiv 2503.12829, section III; its constants are not published, these reproduce its curve
/// of connections over epochs and its gain on MNIST).
/// </summary>
public sealed record ConnectivitySearchSettings
{
    /// <summary>Passes over the training samples.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Share of them after which each neuron keeps exactly as many inputs as it will have, 0..1.</summary>
    public double ExactFrom { get; init; } = 0.5;

    /// <summary>Learning rate of the magnitudes; it falls along a cosine to a tenth.</summary>
    public float MagnitudeRate { get; init; } = 2e-3f;

    /// <summary>Learning rate of everything else.</summary>
    public float LearningRate { get; init; } = 4e-3f;

    /// <summary>What an idle connection loses an epoch, in units of the standard deviation that magnitudes start with.</summary>
    public double Decay { get; init; } = 0.2;

    /// <summary>What connections beyond the neuron's strongest lose more, in units of <see cref="Decay"/>.</summary>
    public double Penalty { get; init; } = 2;

    /// <summary>Width of the scores while searching; wider ones than the network's give the search more to go by.</summary>
    public int ScoreBits { get; init; } = 4;

    /// <summary>Throws if a value is out of range.</summary>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    public void Validate()
    {
        Setting.Require(Epochs >= 1, nameof(Epochs), Epochs, "1 or more");
        Setting.Require(ExactFrom is >= 0 and <= 1, nameof(ExactFrom), ExactFrom, "0..1");
        Setting.Require(MagnitudeRate > 0, nameof(MagnitudeRate), MagnitudeRate, "more than 0");
        Setting.Require(LearningRate > 0, nameof(LearningRate), LearningRate, "more than 0");
        Setting.Require(Decay >= 0, nameof(Decay), Decay, "0 or more");
        Setting.Require(Penalty >= 0, nameof(Penalty), Penalty, "0 or more");
        Setting.Require(ScoreBits is >= 1 and <= 8, nameof(ScoreBits), ScoreBits, "1..8");
    }

    /// <summary>The search in one line, as written into a trained file.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"searched {Epochs} epochs, exact from {ExactFrom}, magnitudes lr {MagnitudeRate}, others {LearningRate}, decay {Decay}, penalty {Penalty}, scores {ScoreBits} bits");
}
