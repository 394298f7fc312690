namespace LutGen.Training.Optimizers;

/// <summary>How the learning rate changes during a run. Its <c>ToString</c> is written into the trained file.</summary>
public interface ILearningRateSchedule
{
    /// <summary>The factor on the learning rate at a point of the run.</summary>
    /// <param name="progress">Share of the steps done, 0..1.</param>
    double FactorAt(double progress);
}
