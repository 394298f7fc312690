using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>Logic of a layer that stands at many places: mapped once, counted for all of them.</summary>
/// <param name="Scope">Its inputs, then what its layers define.</param>
/// <param name="Layers">What computes.</param>
/// <param name="Outputs">The signals that it gives.</param>
/// <param name="Places">Of each input, at which place of the layer's window it stands; see <see cref="LayerCut.Reads"/>.</param>
/// <param name="Copies">How often it stands there, 1 or more.</param>
internal sealed record LayerPiece(SignalScope Scope, IReadOnlyList<Layer> Layers, IReadOnlyList<int> Outputs, IReadOnlyList<int> Places, long Copies)
{
    /// <summary>Neurons as a piece.</summary>
    public static LayerPiece Of(NeuronCone cone, long copies) => new(cone.Scope, cone.Layers, cone.Outputs, cone.Reads, copies);
}
