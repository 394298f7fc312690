using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Which signals the neurons of a layer read.</summary>
public interface IConnectivity
{
    /// <summary>Chooses the inputs of one layer.</summary>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="settings">The layer.</param>
    /// <param name="signals">Signals that may be read, ascending.</param>
    /// <param name="random">The draw.</param>
    /// <returns>[Neurons x SubNeurons x FanIn] signals; those of a neuron differ.</returns>
    int[] Connect(int layer, LlutLayerSettings settings, ReadOnlySpan<int> signals, SeededRandom random);
}
