using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// Parameters that learn alike: those of the nodes of a layer, of its connections, or of the thresholds. They are equal units side by
/// side; what the kernels run on are coefficients, which are the parameters themselves or come from them once a step.
/// </summary>
/// <param name="FirstParameter">Index of the first parameter among those of the network, a multiple of 16.</param>
/// <param name="FirstCoefficient">Index of the first coefficient, a multiple of 16.</param>
internal abstract record ParameterGroup(int FirstParameter, int FirstCoefficient)
{
    /// <summary>Number of units, for example nodes.</summary>
    public abstract int Units { get; }

    /// <summary>Parameters of one unit.</summary>
    public abstract int ParametersPerUnit { get; }

    /// <summary>Coefficients of one unit.</summary>
    public abstract int CoefficientsPerUnit { get; }

    /// <summary>Whether the parameters are the coefficients themselves, so that nothing is mapped and nothing copied.</summary>
    public virtual bool ParametersAreCoefficients => true;

    /// <summary>Whether inputs' gradients are taken from coefficients of their own.</summary>
    public virtual bool HasInputCoefficients => false;

    /// <summary>Numbers of one unit that <see cref="ToCoefficients"/> keeps for <see cref="ToParameterGradients"/>.</summary>
    public virtual int KeptPerUnit => 0;

    /// <summary>Factor on the learning rate, 0 or more.</summary>
    public abstract float LearningRateFactor { get; }

    /// <summary>Whether the optimiser's weight decay is for these parameters.</summary>
    public virtual bool Decays => true;

    /// <summary>Largest Euclidean norm of the group's own gradient, 0 for no limit; such a group is updated in one piece.</summary>
    public virtual float ClipNorm => 0;

    /// <summary>Writes the starting parameters.</summary>
    /// <param name="parameters">Receives those of all units.</param>
    /// <param name="probability">Probability with which a fresh node gives what its table says.</param>
    /// <param name="random">The draw.</param>
    public abstract void Initialize(Span<float> parameters, double probability, SeededRandom random);

    /// <summary>Computes the coefficients of some units from their parameters.</summary>
    public virtual void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
    }

    /// <summary>Computes the gradients of some units' parameters from those of their coefficients.</summary>
    public virtual void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
    }

    /// <summary>Adds the gradient of the terms of the loss that depend on the parameters alone.</summary>
    public virtual void Regularize(ReadOnlySpan<float> parameters, Span<float> gradient)
    {
    }

    /// <summary>Brings the parameters of some units back to where they may be, after an update.</summary>
    public virtual void Constrain(Span<float> parameters)
    {
    }
}
