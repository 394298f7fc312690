using LutGen.Cost.Asic;

namespace LutGen.Training.Convolutional;

/// <summary>What a search for mixed precision saves.</summary>
public enum PrecisionGoal
{
    /// <summary>Area of the multipliers.</summary>
    Area,

    /// <summary>Energy of an inference in the multipliers.</summary>
    Energy,
}

/// <summary>How mixed precision is searched for.</summary>
public sealed record MixedPrecisionOptions
{
    /// <summary>Accuracy that may be lost on the samples to judge by, against exact LUT-NA, 0..1: one point by default.</summary>
    public double Budget { get; init; } = 0.01;

    /// <summary>How far the curve goes on beyond the budget, as a multiple of it, at least 1.</summary>
    public double CurveBeyond { get; init; } = 3;

    /// <summary>What is saved.</summary>
    public PrecisionGoal Goal { get; init; }

    /// <summary>Samples that each change is measured on; 0 for all that there are to judge by.</summary>
    public int Samples { get; init; } = 2000;

    /// <summary>The cells that multipliers are built of.</summary>
    public Technology Technology { get; init; } = Technology.Textbook65;
}
