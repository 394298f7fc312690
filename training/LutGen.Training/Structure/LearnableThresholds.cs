using System.Globalization;

namespace LutGen.Training.Structure;

/// <summary>
/// Thermometer thresholds that learn (arXiv 2602.03527, torchlogix): thresholds of a feature are the running sum of d_0 and of the
/// distances T_sp softplus(d_i / T_sp), so that they stay in order; while training a bit is the logistic function of (x - t) / T_s.
/// Features that hold nothing but 0 and 1 keep the threshold they have.
/// </summary>
public sealed record LearnableThresholds
{
    /// <summary>Temperature T_s &gt; 0 of the soft bits, as a share of the feature's range over the training samples.</summary>
    public float Temperature { get; init; } = 0.001f;

    /// <summary>Temperature T_sp &gt; 0 of the distances, as a share of the feature's range.</summary>
    public float SpacingTemperature { get; init; } = 0.01f;

    /// <summary>Factor on the learning rate, 0 or more; 0.02 is published.</summary>
    public float LearningRateFactor { get; init; } = 0.02f;

    /// <summary>Largest Euclidean norm of the gradient of all thresholds, more than 0.</summary>
    public float ClipNorm { get; init; } = 0.001f;

    /// <summary>
    /// Whether bits are rounded on the way forward and only go back by the slope of the smooth ones (straight-through estimator). Smooth bits
    /// say how far a value is from the threshold, which the network learns to use and rounding then takes away; hard ones cannot. Their
    /// temperature should be small, about 0.01: samples far from a threshold, which the network has learnt to tell apart by it, only
    /// hold it where it is or drive it away from where most samples are.
    /// </summary>
    public bool Hard { get; init; }

    /// <summary>Throws if a value is out of range.</summary>
    internal void Check()
    {
        const string Place = nameof(LogicNetworkSettings.ThresholdLearning);
        Setting.Require(Temperature > 0, $"{Place}.{nameof(Temperature)}", Temperature, "more than 0");
        Setting.Require(SpacingTemperature > 0, $"{Place}.{nameof(SpacingTemperature)}", SpacingTemperature, "more than 0");
        Setting.Require(LearningRateFactor >= 0, $"{Place}.{nameof(LearningRateFactor)}", LearningRateFactor, "0 or more");
        Setting.Require(ClipNorm > 0, $"{Place}.{nameof(ClipNorm)}", ClipNorm, "more than 0");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"learnt{(Hard ? " hard" : "")} tau {Temperature} spacing {SpacingTemperature} lr x{LearningRateFactor} clip {ClipNorm}");
}
