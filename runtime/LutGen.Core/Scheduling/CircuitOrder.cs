using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>Writes a circuit down in another order of its operations.</summary>
internal static class CircuitOrder
{
    /// <summary>The circuit with renumbered nodes.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="order">The ids of all nodes, each after its operands.</param>
    public static Circuit Permute(Circuit circuit, IReadOnlyList<int> order)
    {
        var ids = new int[circuit.InputCount + circuit.Nodes.Count];
        for (int input = 0; input < circuit.InputCount; input++)
        {
            ids[input] = input;
        }

        for (int i = 0; i < order.Count; i++)
        {
            ids[order[i]] = circuit.InputCount + i;
        }

        var nodes = new CircuitNode[order.Count];
        for (int i = 0; i < nodes.Length; i++)
        {
            CircuitNode node = circuit.Nodes[order[i] - circuit.InputCount];
            nodes[i] = new CircuitNode(ids[node.A], ids[node.B], ids[node.C], node.Function);
        }

        return new Circuit(circuit.InputCount, nodes, circuit.Outputs.Select(output => ids[output]).ToArray());
    }
}
