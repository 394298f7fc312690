using System.Globalization;

namespace LutGen.Training.Optimizers;

/// <summary>How gradients become changes.</summary>
public enum OptimizerMethod
{
    /// <summary>Adam, or AdamW with weight decay.</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum: <see cref="OptimizerSettings.Beta1"/> is the momentum.</summary>
    Sgd,
}

/// <summary>The optimiser's settings, Adam's unless they say otherwise; with weight decay it is AdamW (arXiv 1711.05101), whose decay does not pass through the moments.</summary>
public sealed record OptimizerSettings
{
    /// <summary>How gradients become changes.</summary>
    public OptimizerMethod Method { get; init; }

    /// <summary>Decay of the mean gradient, 0..1; momentum of gradient descent.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the mean squared gradient, 0..1.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Keeps the division from zero, &gt; 0.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Decay of the parameters, 0 or more: each update takes learning rate times decay of them away.</summary>
    public float WeightDecay { get; init; }

    /// <summary>Largest Euclidean norm of the gradient of all parameters; a longer one is shortened. 0 for no limit.</summary>
    public float ClipNorm { get; init; }

    /// <summary>The name, and what differs from the defaults.</summary>
    public override string ToString()
    {
        if (Method == OptimizerMethod.Sgd)
        {
            return string.Create(CultureInfo.InvariantCulture, $"SGD momentum {Beta1}{(WeightDecay > 0 ? $" decay {WeightDecay}" : "")}{(ClipNorm > 0 ? $" clip {ClipNorm}" : "")}");
        }

        string text = WeightDecay > 0 ? string.Create(CultureInfo.InvariantCulture, $"AdamW {WeightDecay}") : "Adam";
        text += (Beta1, Beta2) == (0.9f, 0.999f) ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" betas {Beta1} {Beta2}");
        return text + (ClipNorm > 0 ? string.Create(CultureInfo.InvariantCulture, $" clip {ClipNorm}") : string.Empty);
    }

    /// <summary>Makes the optimiser.</summary>
    /// <param name="parameters">Number of parameters, a multiple of 16.</param>
    internal IOptimizer Create(int parameters) => Method == OptimizerMethod.Sgd ? new GradientDescent(this, parameters) : new Adam(this, parameters);
}
