namespace LutGen.Training.Optimizers;

/// <summary>Keeps the learning rate.</summary>
public sealed class ConstantSchedule : ILearningRateSchedule
{
    /// <inheritdoc/>
    public double FactorAt(double progress) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}
