using LutGen.Encoders;
using LutGen.Heads;

namespace LutGen.Networks;

/// <summary>Truth tables of a network as a network of their own, so that whatever takes a network can run them.</summary>
public static class NetworkPart
{
    /// <summary>Cuts layers out of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Neighbouring layers of it, in order.</param>
    /// <param name="inputs">The signals that are there before, each once, with all that the layers read and do not define: the part's encoder gives them in this order.</param>
    /// <param name="outputs">The signals that are wanted, of the inputs and of those that the layers define: the part's head gives their codes.</param>
    public static LutNetwork Of(LutNetwork network, IReadOnlyList<LutLayer> layers, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs) =>
        Of(network, layers.Select(layer => (layer, Enumerable.Range(0, layer.Count))), inputs, outputs);

    /// <summary>Cuts neurons of one layer out of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="neurons">Which of its neurons, each once; at least one of them reads a signal.</param>
    public static LutNetwork Of(LutNetwork network, LutLayer layer, IReadOnlyList<int> neurons) => Of(
        network,
        [(layer, neurons)],
        neurons.SelectMany(neuron => layer.InputsOf(neuron)).Distinct().ToArray(),
        neurons.Select(neuron => layer.FirstSignal + neuron));

    private static LutNetwork Of(LutNetwork network, IEnumerable<(LutLayer Layer, IEnumerable<int> Neurons)> layers, IReadOnlyList<int> inputs, IEnumerable<int> outputs)
    {
        var numbers = new Dictionary<int, int>();
        foreach (int signal in inputs)
        {
            numbers.Add(signal, numbers.Count);
        }

        var builder = new NetworkBuilder(network.Name, new QuantizerEncoder(inputs.Select(signal => new Quantizer(network.WidthOf(signal), 1, 0)).ToArray()));
        foreach ((LutLayer layer, IEnumerable<int> neurons) in layers)
        {
            LutLayer.Builder copy = builder.Luts(layer.OutputBits, layer.Addressing);
            foreach (int neuron in neurons)
            {
                copy.Add(layer.InputsOf(neuron).Select(signal => numbers[signal]).ToArray(), layer.TableOf(neuron));
                numbers.Add(layer.FirstSignal + neuron, numbers.Count);
            }

            builder.Add(copy.Build());
        }

        return builder.Build(new BitsHead(outputs.Select(signal => numbers[signal])));
    }
}
