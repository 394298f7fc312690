using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>A circuit to be mapped.</summary>
/// <param name="Family">Which figures it belongs to.</param>
/// <param name="Name">Its name, unique in its family.</param>
/// <param name="Logic">The circuit, as our mapper takes it.</param>
/// <param name="Start">What the other tools start from: the same cells, or the tables that they were lowered from.</param>
internal sealed record TestCircuit(string Family, string Name, LogicPart Logic, Netlist Start)
{
    /// <summary>A circuit that all start from as the same cells.</summary>
    public static TestCircuit Of(string family, string name, LogicPart logic) => new(family, name, logic, CellsOf(logic));

    /// <summary>Names of inputs, as in the netlists.</summary>
    public static string[] InputNames(int count) => [.. Enumerable.Range(0, count).Select(i => $"i{i}")];

    /// <summary>Names of outputs, as in the netlists.</summary>
    public static string[] OutputNames(int count) => [.. Enumerable.Range(0, count).Select(i => $"o{i}")];

    /// <summary>The graph that is mapped.</summary>
    public (SubjectGraph Graph, int[] Outputs) ToGraph()
    {
        var graph = new SubjectGraph(Logic.Circuit.InputCount);
        return (graph, new CellDecomposition(graph).Add(Logic.Circuit, Logic.Outputs, [.. Enumerable.Range(0, Logic.Circuit.InputCount).Select(CircuitBuilder.Input)]));
    }

    // Every cell that an output needs as a node of three fanins or two.
    private static Netlist CellsOf(LogicPart logic)
    {
        CircuitBuilder circuit = logic.Circuit;
        bool[] needed = circuit.NodesNeededBy(logic.Outputs);
        var nets = new int[needed.Length];
        var nodes = new List<NetlistNode>();
        for (int node = 1; node < needed.Length; node++)
        {
            nets[node] = node - 1;
            if (node > circuit.InputCount && needed[node])
            {
                CircuitNode cell = circuit.Cells[node - circuit.InputCount - 1];
                nets[node] = circuit.InputCount + nodes.Count;
                nodes.Add(cell.C == cell.B
                    ? new NetlistNode($"n{node}", [nets[cell.A], nets[cell.B]], TruthTable.FromFunction(2, 1, k => (cell.Function >> (2 * k + (k & 1))) & 1))
                    : new NetlistNode($"n{node}", [nets[cell.A], nets[cell.B], nets[cell.C]], TruthTable.FromWord(3, cell.Function)));
            }
        }

        string[] names = OutputNames(logic.Outputs.Length);
        var outputs = new List<NetlistOutput>();
        foreach (int literal in logic.Outputs)
        {
            int net = nets[literal >> 1];
            if (literal <= CircuitBuilder.True || (literal & 1) != 0)
            {
                nodes.Add(literal <= CircuitBuilder.True
                    ? new NetlistNode($"x{outputs.Count}", [], TruthTable.FromWord(0, (ulong)literal))
                    : new NetlistNode($"x{outputs.Count}", [net], TruthTable.FromWord(1, 0b01)));
                net = circuit.InputCount + nodes.Count - 1;
            }

            outputs.Add(new NetlistOutput(names[outputs.Count], net));
        }

        return new Netlist("circuit", InputNames(circuit.InputCount), nodes, outputs);
    }
}
