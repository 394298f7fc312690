using LutGen.Training.Numerics;

namespace LutGen.Training.Wiring;

/// <summary>Chooses, before training, which signals each node of a layer reads. A new scheme is one new implementation.</summary>
public interface IWiring
{
    /// <summary>Wires one layer.</summary>
    /// <param name="source">The signals in front of the layer.</param>
    /// <param name="nodes">Nodes of the layer.</param>
    /// <param name="inputsPerNode">Inputs n of each node; they are n different signals.</param>
    /// <param name="random">The draw; the same generator gives the same wiring.</param>
    /// <exception cref="ArgumentException">The signals do not suffice for this scheme.</exception>
    LayerConnections Connect(SignalMap source, int nodes, int inputsPerNode, SeededRandom random);
}
