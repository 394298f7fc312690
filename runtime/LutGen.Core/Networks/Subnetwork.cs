namespace LutGen.Networks;

/// <summary>A network of neurons without encoder and head, with signal ids of its own: the kernel of a <see cref="ConvolutionLayer"/>.</summary>
public sealed class Subnetwork
{
    /// <summary>Creates the network from layers built on <paramref name="scope"/>.</summary>
    /// <param name="scope">The scope of its inputs and layers.</param>
    /// <param name="inputCount">How many of its signals are inputs.</param>
    /// <param name="layers">Its layers, in order: neurons only, since a grid inside a grid has no meaning here.</param>
    /// <param name="outputs">The signals it gives, one an output channel, all of one width.</param>
    /// <exception cref="ArgumentException">The layers are not all of the scope's, in order.</exception>
    /// <exception cref="NetworkException">An output does not exist, or widths differ, or there is none; or a layer is not of neurons.</exception>
    public Subnetwork(SignalScope scope, int inputCount, IEnumerable<Layer> layers, IEnumerable<int> outputs)
    {
        Scope = scope;
        InputCount = inputCount;
        Layers = layers.ToArray();
        int defined = inputCount;
        foreach (Layer layer in Layers)
        {
            if (!ReferenceEquals(layer.Scope, scope) || layer.FirstSignal != defined)
            {
                throw new ArgumentException("a layer was built on another scope, or not in this order", nameof(layers));
            }

            if (layer is not (LutLayer or MacLayer))
            {
                throw new NetworkException(NetworkRule.Malformed, $"a kernel has a {layer.GetType().Name}, expected layers of neurons only");
            }

            defined += layer.Count;
        }

        if (defined != scope.Count)
        {
            throw new ArgumentException($"inputs and layers define {defined} signals, but {scope.Count} are in the scope", nameof(layers));
        }

        SignalCount = defined;
        Outputs = new SignalList(outputs);
        if (Outputs.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, "a kernel has no outputs, expected at least one");
        }

        OutputBits = scope.Require(Outputs[0], 0);
        for (int i = 0; i < Outputs.Count; i++)
        {
            int width = scope.Require(Outputs[i], i);
            if (width != OutputBits)
            {
                throw new NetworkException(NetworkRule.WidthMismatch, $"output {i} of a kernel has {width} bits, expected {OutputBits} as output 0 has", i);
            }
        }
    }

    /// <summary>Number of inputs: signals 0 to <see cref="InputCount"/> - 1.</summary>
    public int InputCount { get; }

    /// <summary>Number of signals, inputs included.</summary>
    public int SignalCount { get; }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The signals it gives.</summary>
    public SignalList Outputs { get; }

    /// <summary>Width in bits of each output.</summary>
    public int OutputBits { get; }

    /// <summary>Widths of the inputs.</summary>
    public IEnumerable<int> InputWidths => Enumerable.Range(0, InputCount).Select(Scope.WidthOf);

    internal SignalScope Scope { get; }

    /// <summary>Width in bits of a signal.</summary>
    public int WidthOf(int signal) => Scope.WidthOf(signal);

    /// <summary>Evaluates all layers.</summary>
    /// <param name="codes">All signals' codes by id, <see cref="SignalCount"/> long; the inputs are read, the rest written.</param>
    public void Evaluate(int[] codes)
    {
        foreach (Layer layer in Layers)
        {
            layer.Evaluate(codes);
        }
    }
}
