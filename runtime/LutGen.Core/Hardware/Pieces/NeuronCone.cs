using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>The neurons that some signals need, as layers of their own: what is lowered when layers are counted piece by piece.</summary>
/// <param name="Scope">The signals that are read, then those that the layers define.</param>
/// <param name="Layers">Layers of the neurons, without the others.</param>
/// <param name="Outputs">The signals that were asked for, in the scope.</param>
/// <param name="Reads">What each input of the scope is among the signals it was cut out of, rising.</param>
internal sealed record NeuronCone(SignalScope Scope, IReadOnlyList<Layer> Layers, IReadOnlyList<int> Outputs, IReadOnlyList<int> Reads)
{
    /// <summary>The signals that a neuron reads.</summary>
    /// <param name="layer">Its layer, of truth tables or multiply-accumulate neurons.</param>
    /// <param name="neuron">Its place there.</param>
    public static IEnumerable<int> InputsOf(Layer layer, int neuron) => layer switch
    {
        LutLayer luts => luts.InputsOf(neuron),
        MacLayer macs => macs.Neurons[neuron].Inputs.Select(input => input.Signal),
        _ => throw new NotSupportedException($"no neurons in a {layer.GetType().Name}"),
    };

    /// <summary>Cuts neurons out.</summary>
    /// <param name="scope">The signals.</param>
    /// <param name="layers">Neighbouring layers of truth tables or multiply-accumulate neurons; none for outputs that are inputs.</param>
    /// <param name="outputs">The signals that are wanted, of those before the layers and those that they define.</param>
    public static NeuronCone Of(SignalScope scope, IReadOnlyList<Layer> layers, IReadOnlyList<int> outputs)
    {
        var needed = new SortedSet<int>(outputs);
        foreach (Layer layer in layers.Reverse())
        {
            foreach (int signal in Within(needed, layer).ToArray())
            {
                needed.UnionWith(InputsOf(layer, signal - layer.FirstSignal));
            }
        }

        int first = layers.Count > 0 ? layers[0].FirstSignal : scope.Count;
        int[] reads = needed.TakeWhile(signal => signal < first).ToArray();
        var own = new SignalScope(reads.Select(scope.WidthOf));
        var numbers = new Dictionary<int, int>();
        foreach (int signal in needed)
        {
            numbers.Add(signal, numbers.Count);
        }

        Layer[] copies = layers.Where(layer => Within(needed, layer).Count > 0)
            .Select(layer => Copy(layer, own, Within(needed, layer).Select(signal => signal - layer.FirstSignal), signal => numbers[signal]))
            .ToArray();
        return new NeuronCone(own, copies, outputs.Select(signal => numbers[signal]).ToArray(), reads);
    }

    private static SortedSet<int> Within(SortedSet<int> signals, Layer layer) => layer.Count == 0 ? [] : signals.GetViewBetween(layer.FirstSignal, layer.FirstSignal + layer.Count - 1);

    private static Layer Copy(Layer layer, SignalScope scope, IEnumerable<int> neurons, Func<int, int> numberOf)
    {
        if (layer is MacLayer macs)
        {
            MacNeuron[] moved = neurons.Select(neuron => macs.Neurons[neuron])
                .Select(neuron => neuron with { Inputs = neuron.Inputs.Select(input => input with { Signal = numberOf(input.Signal) }).ToArray() })
                .ToArray();
            return new MacLayer(scope, macs.OutputBits, macs.DroppedChunks, macs.Tables, moved);
        }

        var luts = (LutLayer)layer;
        var copy = new LutLayer.Builder(scope, luts.OutputBits, luts.Addressing);
        foreach (int neuron in neurons)
        {
            copy.Add(luts.InputsOf(neuron).Select(numberOf).ToArray(), luts.TableOf(neuron));
        }

        return copy.Build();
    }
}
