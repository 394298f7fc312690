namespace LutGen.Training.Discretisation;

/// <summary>A trained network after rounding: thresholds in front, layers of truth tables, one group of outputs per class.</summary>
/// <param name="Thresholds">Ascending thresholds of each feature; bit k of feature f is x_f &gt; t_fk, signals are feature-major.</param>
/// <param name="Layers">The layers; each reads the one in front of it.</param>
/// <param name="Classes">Number of classes; the last layer's nodes are as many equal contiguous groups.</param>
/// <param name="GroupTemperature">Temperature tau of the group sums. It scales the scores and never changes the class.</param>
public sealed record DiscreteNetwork(
    float[][] Thresholds, IReadOnlyList<DiscreteLayer> Layers, int Classes, float GroupTemperature)
{
    /// <summary>Number of encoder bits.</summary>
    public int InputSignals => Thresholds.Sum(thresholds => thresholds.Length);

    /// <summary>Number of nodes in all layers.</summary>
    public int Nodes => Layers.Sum(layer => layer.Nodes);

    /// <summary>Outputs of one class.</summary>
    public int GroupSize => Layers[^1].Nodes / Classes;
}
