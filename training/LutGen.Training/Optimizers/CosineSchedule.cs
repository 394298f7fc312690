namespace LutGen.Training.Optimizers;

/// <summary>Learning rate that falls from its start to zero along half a cosine.</summary>
/// <param name="start">Learning rate of the first step, &gt; 0.</param>
public sealed class CosineSchedule(float start)
{
    /// <summary>The learning rate at a point of the run.</summary>
    /// <param name="progress">Share of the steps done, 0..1.</param>
    public float RateAt(double progress) => (float)(start * 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1))));
}
