using LutGen.Training.Data;
using LutGen.Training.Structure;

namespace LutGen.Training.SettingsFiles;

/// <summary>Where the encoder's thresholds lie, and how they learn.</summary>
internal static class ThresholdTypes
{
    // Levels are kept in bytes.
    private const int MostBits = 255;

    /// <summary>Where thresholds lie.</summary>
    public static NamedType<IThresholdPlacement> Placement { get; } = new("thresholds", () => Kinds!);

    /// <summary>How thresholds learn.</summary>
    public static ObjectType<LearnableThresholds> Learning { get; } = new(
        new LearnableThresholds(),
        new SettingProperty<LearnableThresholds, float>(
            "tau", NumberRange.Above(0f), each => each.Temperature, (each, value) => each with { Temperature = value },
            "Temperature of the soft bits, as a share of the feature's range."),
        new SettingProperty<LearnableThresholds, float>(
            "spacingTau", NumberRange.Above(0f), each => each.SpacingTemperature, (each, value) => each with { SpacingTemperature = value },
            "Temperature of the distances between thresholds, as a share of the feature's range."),
        new SettingProperty<LearnableThresholds, float>(
            "learningRateFactor", NumberRange.AtLeast(0f), each => each.LearningRateFactor, (each, value) => each with { LearningRateFactor = value },
            "Factor on the learning rate for thresholds."),
        new SettingProperty<LearnableThresholds, float>(
            "clipNorm", NumberRange.Above(0f), each => each.ClipNorm, (each, value) => each with { ClipNorm = value },
            "Largest norm of the gradient of all thresholds."),
        new SettingProperty<LearnableThresholds, bool>(
            "hard", new BooleanType(), each => each.Hard, (each, value) => each with { Hard = value },
            "Whether bits are rounded on the way forward and only go back by the slope of the smooth ones."));

    private static readonly UnionType<IThresholdPlacement> Kinds = new(
        new UnionCase<IThresholdPlacement, FixedThresholds>(
            "fixed", new FixedThresholds(0),
            new SettingProperty<FixedThresholds, IReadOnlyList<float>>(
                "values", new ListType<float>(NumberRange.Any<float>(), 1, "at least one number, each above the one before", AreAscending),
                each => each.Values, (_, values) => new FixedThresholds([.. values]), "The thresholds of every feature, in ascending order.", required: true)),
        new UnionCase<IThresholdPlacement, UniformThresholds>(
            "uniform", new UniformThresholds(1),
            new SettingProperty<UniformThresholds, int>(
                "bits", NumberRange.Between(1, MostBits), each => each.Bits, (_, value) => new UniformThresholds(value),
                "Thresholds of a feature, which cut its range over the training samples into equal parts.", required: true)),
        new UnionCase<IThresholdPlacement, DistributiveThresholds>(
            "distributive", new DistributiveThresholds(1),
            new SettingProperty<DistributiveThresholds, int>(
                "bits", NumberRange.Between(1, MostBits), each => each.Bits, (_, value) => new DistributiveThresholds(value),
                "Most thresholds of a feature, at the quantiles of its training values.", required: true)),
        new UnionCase<IThresholdPlacement, KindAwareThresholds>(
            "by-kind", new KindAwareThresholds(new UniformThresholds(1)),
            new SettingProperty<KindAwareThresholds, IThresholdPlacement>(
                "numbers", Placement, each => each.Numbers, (_, value) => new KindAwareThresholds(value),
                "The thresholds of all features but those of zeros and ones, which have one.", required: true)));

    private static bool AreAscending(IReadOnlyList<float> values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
}
