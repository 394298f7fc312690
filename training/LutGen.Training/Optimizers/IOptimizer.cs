using LutGen.Training.Numerics;

namespace LutGen.Training.Optimizers;

/// <summary>
/// Turns gradients into changes of one array of parameters. What belongs to a parameter depends on that parameter's gradients alone, so
/// ranges may be updated in any order and on any threads.
/// </summary>
internal unsafe interface IOptimizer : IDisposable
{
    /// <summary>All that it remembers of earlier updates, to be saved with the parameters.</summary>
    IReadOnlyList<AlignedBuffer> History { get; }

    /// <summary>Begins an update.</summary>
    /// <param name="step">Number of the update, from 1.</param>
    /// <param name="learningRate">Its learning rate.</param>
    void Begin(int step, float learningRate);

    /// <summary>Updates some parameters; ranges of one update may run on several threads.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradient">Gradient of the range, read up to the next multiple of 16.</param>
    /// <param name="first">First parameter of the range, a multiple of 16.</param>
    /// <param name="count">Number of parameters, updated up to the next multiple of 16.</param>
    /// <param name="factor">Factor on the learning rate for this range.</param>
    /// <param name="gradientFactor">Factor on the gradient.</param>
    /// <param name="decays">Whether weight decay is for this range.</param>
    void Update(float* parameters, float* gradient, int first, int count, float factor, float gradientFactor, bool decays = true);

    /// <summary>Forgets the history of some parameters, for nodes that begin anew.</summary>
    void Reset(int first, int count);
}
