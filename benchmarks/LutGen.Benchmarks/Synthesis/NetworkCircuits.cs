using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Hardware.Pieces;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>Networks as circuits: part by part as their cost is counted, or from their tables as they stand in the file.</summary>
internal static class NetworkCircuits
{
    private const int LutInputs = 6;
    private const int MostFanins = 12;
    private const int MostCells = 1 << 21;

    // What others cover in seconds.
    private const int MostCellsOfLayer = 20_000;

    /// <summary>The parts of a network that are more than wires; all start from the same cells.</summary>
    /// <exception cref="CircuitLimitException">A part would have too many cells.</exception>
    public static IEnumerable<TestCircuit> Parts(LutNetwork network)
    {
        HardwareDesign design = HardwareDesign.Of(PassPipeline.Run(network).Network, LutInputs, inputBits: null, MostCells, CancellationToken.None);
        string[] names = ["encoder", "network", "popcount", "argmax"];
        for (int i = 0; i < names.Length; i++)
        {
            if (design.Parts[i].Circuit.Cells.Count > 0)
            {
                yield return TestCircuit.Of(names[i], network.Name, design.Parts[i]);
            }
        }
    }

    /// <summary>
    /// Of a network that is too large to be one circuit, or one that others take at once, a circuit for each layer that is more than wires: as many of its neurons as other programs take at once, one window or one sum.
    /// </summary>
    public static IEnumerable<TestCircuit> Layers(LutNetwork network)
    {
        LutNetwork simple = PassPipeline.Run(network).Network;
        var readers = new SignalReaders(simple);
        for (int i = 0; i < simple.Layers.Count; i++)
        {
            if (readers.IsAnyNeeded(simple.Layers[i]) && LargestOf(LayerCut.Of(simple.Layers[i], readers)) is { Circuit.Cells.Count: > 0 } logic)
            {
                yield return TestCircuit.Of("layers", FormattableString.Invariant($"{network.Name}/{i + 1}"), logic);
            }
        }
    }

    // Of the first piece, the outputs from the first on that have few enough cells together; at least one of them.
    private static LogicPart? LargestOf(LayerCut cut)
    {
        if (cut.Pieces.FirstOrDefault() is not { } piece)
        {
            return null;
        }

        (CircuitBuilder cells, int[] outputs) = CircuitLowering.LowerToCells(
            piece.Scope, piece.Layers, [.. Enumerable.Range(0, piece.Places.Count)], piece.Outputs, MostCells, HardwareDesign.LoweringFor(piece.Layers, LutInputs), CancellationToken.None);
        int bits = outputs.Length / piece.Outputs.Count;
        int wanted = bits;
        while (wanted < outputs.Length && cells.NodesNeededBy(outputs.Take(wanted + bits)).Count(isNeeded => isNeeded) <= MostCellsOfLayer)
        {
            wanted += bits;
        }

        return new LogicPart(cells, outputs[..wanted]);
    }

    /// <summary>The layers of a network of tables: ours as they are lowered, the others start from a function for each bit of each table.</summary>
    /// <param name="family">The family.</param>
    /// <param name="network">The network, all of whose layers look up tables by codes side by side.</param>
    public static TestCircuit Tables(string family, LutNetwork network)
    {
        LutNetwork simple = PassPipeline.Run(network).Network;
        LogicPart logic = HardwareDesign.Of(simple, LutInputs, inputBits: null, MostCells, CancellationToken.None).Network;
        return new TestCircuit(family, network.Name, logic, TablesOf(network));
    }

    /// <summary>Whether <see cref="Tables"/> takes a network.</summary>
    public static bool IsOfTables(LutNetwork network) => network.Layers.All(layer => layer is LutLayer { Addressing: Addressing.Concatenation });

    private static Netlist TablesOf(LutNetwork network)
    {
        var nets = new List<int[]>();
        int inputs = 0;
        for (int signal = 0; signal < network.Encoder.SignalCount; signal++)
        {
            nets.Add([.. Enumerable.Range(inputs, network.WidthOf(signal))]);
            inputs += network.WidthOf(signal);
        }

        var nodes = new List<NetlistNode>();
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                // Nets of a signal stand most significant bit first, as codes in an address do.
                int[] fanins = [.. layer.InputsOf(neuron).SelectMany(signal => nets[signal])];
                TruthTable table = layer.TableOf(neuron);
                var bits = new int[layer.OutputBits];
                for (int bit = layer.OutputBits - 1; bit >= 0; bit--)
                {
                    int place = bit;
                    Add(fanins, TruthTable.FromFunction(fanins.Length, 1, address => (table[address] >> place) & 1));
                    bits[layer.OutputBits - 1 - bit] = inputs + nodes.Count - 1;
                }

                nets.Add(bits);
            }
        }

        int[] shown = [.. network.Head.Signals.SelectMany(signal => nets[signal])];
        string[] names = TestCircuit.OutputNames(shown.Length);
        return new Netlist("tables", TestCircuit.InputNames(inputs), nodes, [.. shown.Select((net, i) => new NetlistOutput(names[i], net))]);

        // Other programs take a few inputs a function; a wider one is decided on its first bit.
        int Add(int[] fanins, TruthTable table)
        {
            if (fanins.Length > MostFanins)
            {
                int half = table.Length / 2;
                int zero = Add(fanins[1..], TruthTable.FromFunction(fanins.Length - 1, 1, address => table[address]));
                int one = Add(fanins[1..], TruthTable.FromFunction(fanins.Length - 1, 1, address => table[half + address]));
                (fanins, table) = ([fanins[0], one, zero], TruthTable.FromWord(3, 0xCA));
            }

            nodes.Add(new NetlistNode($"n{nodes.Count}", fanins, table));
            return inputs + nodes.Count - 1;
        }
    }
}
