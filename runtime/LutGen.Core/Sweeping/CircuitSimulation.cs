using LutGen.Circuits;
using LutGen.Mapping;

namespace LutGen.Sweeping;

/// <summary>The values of a circuit's nodes for some thousand random inputs: nodes with other values are other functions.</summary>
internal sealed class CircuitSimulation
{
    /// <summary>Words of inputs, 64 inputs each.</summary>
    public const int Words = 32;

    private readonly ulong[] _values;

    /// <summary>Evaluates a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="needed">Whether a node is wanted, by its number; what it reads must be too.</param>
    /// <param name="fillInputs">Sets the inputs: <see cref="Words"/> words each, one input after the other.</param>
    public CircuitSimulation(CircuitBuilder circuit, bool[] needed, Action<ulong[]> fillInputs)
    {
        var inputs = new ulong[circuit.InputCount * Words];
        fillInputs(inputs);
        _values = new ulong[needed.Length * Words];
        inputs.CopyTo(_values, Words);
        for (int node = circuit.InputCount + 1; node < needed.Length; node++)
        {
            if (needed[node])
            {
                CircuitNode cell = circuit.Cells[node - circuit.InputCount - 1];
                var function = new CellFunction(cell.Function);
                for (int w = 0; w < Words; w++)
                {
                    _values[node * Words + w] = function.Of(_values[cell.A * Words + w], _values[cell.B * Words + w], _values[cell.C * Words + w]);
                }
            }
        }
    }

    /// <summary>Sets inputs at random, each bit as likely 0 as 1; the same on every run.</summary>
    public static void FillUniformly(ulong[] inputs)
    {
        // Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
        ulong state = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong word = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            inputs[i] = word ^ (word >> 31);
        }
    }

    /// <summary>The first value of a node, 0 or 1.</summary>
    public int FirstValue(int node) => (int)(_values[node * Words] & 1);

    /// <summary>A hash of a node's values, the same for a node and its complement.</summary>
    public ulong SignatureOf(int node)
    {
        ulong complement = FirstValue(node) == 0 ? 0 : ulong.MaxValue;
        ulong hash = 0;
        for (int w = 0; w < Words; w++)
        {
            hash = (hash ^ _values[node * Words + w] ^ complement) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }
}
