namespace LutGen.Circuits;

/// <summary>Evaluates a circuit for 64 samples at once, cell by cell: the plain reading of what it means.</summary>
public static class CircuitEvaluator
{
    /// <summary>Evaluates a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="inputs">One word an input bit; bit s belongs to sample s.</param>
    /// <returns>One word an output bit.</returns>
    public static ulong[] Evaluate(Circuit circuit, IReadOnlyList<ulong> inputs)
    {
        var values = new ulong[circuit.InputCount + circuit.Nodes.Count];
        for (int i = 0; i < circuit.InputCount; i++)
        {
            values[i] = inputs[i];
        }

        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            ulong value = 0;
            for (int address = 0; address < 8; address++)
            {
                if (((node.Function >> address) & 1) != 0)
                {
                    value |= Select(values[node.A], address >> 2) & Select(values[node.B], (address >> 1) & 1) & Select(values[node.C], address & 1);
                }
            }

            values[circuit.InputCount + i] = value;
        }

        return circuit.Outputs.Select(id => values[id]).ToArray();
    }

    private static ulong Select(ulong word, int value) => value == 1 ? word : ~word;
}
