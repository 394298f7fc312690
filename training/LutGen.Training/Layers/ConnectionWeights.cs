using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>The weights of candidates: one unit for each input that chooses, one parameter for each of its candidates.</summary>
/// <param name="Inputs">Inputs that choose.</param>
/// <param name="Candidates">Candidates of each.</param>
/// <param name="LearningRateFactor">Factor on the learning rate, 0 or more.</param>
/// <param name="FirstParameter">Index of the first parameter, a multiple of 16.</param>
/// <param name="FirstCoefficient">Index of the first coefficient, a multiple of 16.</param>
internal sealed record ConnectionWeights(int Inputs, int Candidates, float LearningRateFactor, int FirstParameter, int FirstCoefficient)
    : ParameterGroup(FirstParameter, FirstCoefficient)
{
    /// <inheritdoc/>
    public override int Units => Inputs;

    /// <inheritdoc/>
    public override int ParametersPerUnit => Candidates;

    /// <inheritdoc/>
    public override int CoefficientsPerUnit => Candidates;

    /// <inheritdoc/>
    public override float LearningRateFactor { get; } = LearningRateFactor;

    /// <summary>Uniform in 0..1.</summary>
    public override void Initialize(Span<float> parameters, double probability, SeededRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)random.NextDouble();
        }
    }
}
