using LutGen.Training.Optimizers;

namespace LutGen.Training.SettingsFiles;

/// <summary>The optimiser and the course of its learning rate.</summary>
internal static class OptimizerTypes
{
    /// <summary>Adam, AdamW with weight decay.</summary>
    /// <param name="defaults">What a file leaves out.</param>
    public static ObjectType<OptimizerSettings> Optimizer(OptimizerSettings defaults) => new(
        defaults,
        new SettingProperty<OptimizerSettings, OptimizerMethod>(
            "method", new ChoiceType<OptimizerMethod>(), each => each.Method, (each, value) => each with { Method = value },
            "Adam (AdamW with weight decay), or stochastic gradient descent, whose momentum is beta1."),
        new SettingProperty<OptimizerSettings, float>(
            "beta1", new NumberType<float>(0, 1, below: true), each => each.Beta1, (each, value) => each with { Beta1 = value }, "Decay of the mean gradient; momentum of gradient descent."),
        new SettingProperty<OptimizerSettings, float>(
            "beta2", new NumberType<float>(0, 1, below: true), each => each.Beta2, (each, value) => each with { Beta2 = value }, "Decay of the mean squared gradient."),
        new SettingProperty<OptimizerSettings, float>(
            "epsilon", NumberRange.Above(0f), each => each.Epsilon, (each, value) => each with { Epsilon = value }, "Keeps the division from zero."),
        new SettingProperty<OptimizerSettings, float>(
            "weightDecay", NumberRange.AtLeast(0f), each => each.WeightDecay, (each, value) => each with { WeightDecay = value }, "Decoupled weight decay (AdamW); 0 is Adam."),
        new SettingProperty<OptimizerSettings, float>(
            "clipNorm", NumberRange.AtLeast(0f), each => each.ClipNorm, (each, value) => each with { ClipNorm = value },
            "Largest Euclidean norm of the gradient of all parameters; 0 for no limit."));

    /// <summary>Schedules.</summary>
    public static UnionType<ILearningRateSchedule> Schedule { get; } = new(
        new UnionCase<ILearningRateSchedule, ConstantSchedule>("constant", new ConstantSchedule()),
        new UnionCase<ILearningRateSchedule, CosineSchedule>(
            "cosine", new CosineSchedule(),
            new SettingProperty<CosineSchedule, double>(
                "warmup", NumberRange.Between(0d, 1d), each => each.Warmup, (_, value) => new CosineSchedule(value), "Share of the run in which the learning rate rises.")),
        new UnionCase<ILearningRateSchedule, RestartSchedule>(
            "cosine-restarts", new RestartSchedule(1),
            new SettingProperty<RestartSchedule, int>(
                "periods", NumberRange.Between(1, 10_000), each => each.Periods, (_, value) => new RestartSchedule(value), "How many times it falls to zero.", required: true)),
        new UnionCase<ILearningRateSchedule, StepSchedule>(
            "step", new StepSchedule(1),
            new SettingProperty<StepSchedule, double>(
                "factor", NumberRange.Above(0d), each => each.Factor, (each, value) => new StepSchedule(value, [.. each.Points]),
                "What the learning rate is multiplied with at each point.", required: true),
            new SettingProperty<StepSchedule, IReadOnlyList<double>>(
                "points", new ListType<double>(NumberRange.Between(0d, 1d), 1, "a list of at least one share of the run"),
                each => each.Points, (each, values) => new StepSchedule(each.Factor, [.. values]), "The points, shares of the run.", required: true)));
}
