using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Exchange.Gates;

/// <summary>A gate of two inputs.</summary>
/// <param name="A">Id of the first input.</param>
/// <param name="B">Id of the second input; that of the first where the gate reads one alone, 0 in a constant.</param>
/// <param name="Id">0 to 15; its bits, most significant first, are the outputs for inputs 00, 01, 10, 11 (arXiv 2210.08277).</param>
internal readonly record struct Gate(int A, int B, int Id);

/// <summary>
/// A network as two-input gates on single bits, as difflogic and its successors have it. Ids 0 to <see cref="InputCount"/> - 1 are input bits, then the gates
/// in order; every gate reads smaller ids.
/// </summary>
/// <param name="InputCount">Input bits: the encoder's signals in order, each most significant bit first.</param>
/// <param name="Gates">The gates.</param>
/// <param name="Outputs">Ids of the output bits: the head's signals in order, repeats included, each most significant bit first.</param>
internal sealed record GateCircuit(int InputCount, IReadOnlyList<Gate> Gates, IReadOnlyList<int> Outputs)
{
    /// <summary>Most operations that a network is cut into.</summary>
    public const int MostOperations = 2_000_000;

    /// <summary>Cuts a network into gates; one that is made of gates alone stays as it is.</summary>
    /// <exception cref="ExportException">It would be too many.</exception>
    public static GateCircuit Of(LutNetwork network)
    {
        if (network.Encoder.Widths.All(width => width == 1) && network.Layers.All(IsOfGates))
        {
            return AsItIs(network);
        }

        Circuit circuit = CircuitLowering.Lower(network, MostOperations)
            ?? throw new ExportException($"{network.Name} needs more than {MostOperations} operations on bits, expected at most as many");
        return Decompose(circuit);
    }

    /// <summary>Cuts a circuit into gates.</summary>
    internal static GateCircuit Decompose(Circuit circuit)
    {
        List<Gate> gates = [];
        int[] ids = new int[circuit.InputCount + circuit.Nodes.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = i < circuit.InputCount ? i : Add(circuit.Nodes[i - circuit.InputCount]);
        }

        return new GateCircuit(circuit.InputCount, gates, [.. circuit.Outputs.Select(output => ids[output])]);

        int Add(CircuitNode node)
        {
            int[] operands = [ids[node.A], ids[node.B], ids[node.C]];
            return Formula(CellFormula.Of(node.Function));

            int Formula(CellFormula formula)
            {
                if (formula.Operand is { } operand)
                {
                    return operands[operand];
                }

                int a = formula.Left is null ? 0 : Formula(formula.Left);
                int b = formula.Right is null ? a : Formula(formula.Right);
                gates.Add(new Gate(a, b, formula.Gate));
                return circuit.InputCount + gates.Count - 1;
            }
        }
    }

    private static bool IsOfGates(Layer layer) => layer is LutLayer { OutputBits: 1, Addressing: Addressing.Concatenation } luts
        && Enumerable.Range(0, luts.Count).All(neuron => luts.InputsOf(neuron).Count <= 2);

    private static GateCircuit AsItIs(LutNetwork network)
    {
        List<Gate> gates = [];
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                SignalList inputs = layer.InputsOf(neuron);
                TruthTable table = layer.TableOf(neuron);
                (int a, int b) = (inputs.Count > 0 ? inputs[0] : 0, inputs.Count > 1 ? inputs[1] : inputs.Count > 0 ? inputs[0] : 0);
                gates.Add(new Gate(a, b, Enumerable.Range(0, 4).Sum(address => table[address >> (2 - table.AddressBits)] << (3 - address))));
            }
        }

        return new GateCircuit(network.Encoder.SignalCount, gates, [.. network.Head.Signals]);
    }
}
