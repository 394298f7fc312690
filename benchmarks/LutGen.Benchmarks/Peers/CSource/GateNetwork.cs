using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.CSource;

/// <summary>A network seen as the C forms need it: two-input gates, the last of which are summed in groups of one size.</summary>
internal sealed class GateNetwork
{
    /// <summary>Reads a network.</summary>
    /// <param name="network">A network of one-bit layers of two-input gates with a group sum over distinct gates that no gate reads.</param>
    /// <exception cref="BenchmarkException">The network has another form.</exception>
    public GateNetwork(LutNetwork network)
    {
        if (network.Head is not GroupSumHead head || network.Layers.Any(layer => layer is not LutLayer))
        {
            throw new BenchmarkException($"{network.Name} has no C form: expected layers of gates and a group sum");
        }

        Inputs = network.Encoder.SignalCount;
        Gates = [.. network.Layers.Cast<LutLayer>().SelectMany(layer => Enumerable.Range(0, layer.Count).Select(neuron => GateOf(network, layer, neuron)))];
        Outputs = [.. head.Signals];
        Classes = head.Groups.Count;
        GroupSize = Outputs.Count / Classes;
        var outputs = Outputs.ToHashSet();
        if (outputs.Count != Outputs.Count || outputs.Min() < Inputs || head.Groups.Any(group => group.Signals.Count != GroupSize || group.Beta != 0)
            || Gates.Any(gate => outputs.Contains(gate.A) || outputs.Contains(gate.B)))
        {
            throw new BenchmarkException($"{network.Name} has no C form: expected groups of one size, without beta, of distinct gates that no other gate reads");
        }
    }

    /// <summary>Bits of a sample; signals 0 to this less one.</summary>
    public int Inputs { get; }

    /// <summary>The gates, the first being signal <see cref="Inputs"/>.</summary>
    public IReadOnlyList<Gate> Gates { get; }

    /// <summary>The signals that the group sum reads, in order.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>Outputs that vote for one class.</summary>
    public int GroupSize { get; }

    private static Gate GateOf(LutNetwork network, LutLayer layer, int neuron)
    {
        SignalList inputs = layer.InputsOf(neuron);
        TruthTable table = layer.TableOf(neuron);
        if (inputs.Count != 2 || table.AddressBits != 2 || layer.OutputBits != 1)
        {
            throw new BenchmarkException($"{network.Name} has no C form: a node has {inputs.Count} inputs of {table.AddressBits} bits, expected gates of two bits");
        }

        return new Gate(inputs[0], inputs[1], (table[0] << 3) | (table[1] << 2) | (table[2] << 1) | table[3]);
    }

    /// <summary>A gate.</summary>
    /// <param name="A">Signal of the first input.</param>
    /// <param name="B">Signal of the second input.</param>
    /// <param name="Id">0 to 15; its bits, most significant first, are the outputs for inputs 00, 01, 10, 11.</param>
    public readonly record struct Gate(int A, int B, int Id);
}
