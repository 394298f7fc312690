using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Takes from neurons of concatenated inputs those that their table ignores, and those that stand there twice.</summary>
public sealed class IgnoredInputs : INetworkPass
{
    /// <inheritdoc/>
    public string Name => "ignored inputs";

    /// <inheritdoc/>
    public LutNetwork Run(LutNetwork network, CancellationToken cancellation = default)
    {
        var edit = new NetworkEdit(network);
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>().Where(layer => layer.Addressing == Addressing.Concatenation))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < layer.Count; i++)
            {
                var neuron = new AddressedTable(network, layer.InputsOf(i), layer.TableOf(i));
                int[] kept = neuron.Places.Where(place => neuron.FirstPlaceOf(place) == place && neuron.DependsOn(place)).ToArray();
                if (kept.Length < neuron.Inputs.Count)
                {
                    edit.Change(layer.FirstSignal + i, kept.Select(place => neuron.Inputs[place]).ToArray(), neuron.Restrict(kept));
                }
            }
        }

        return edit.Apply();
    }
}
