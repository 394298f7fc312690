using LutGen.Circuits;
using LutGen.Mapping;

namespace LutGen.Sweeping;

/// <summary>The values of a circuit's nodes for some thousand random inputs: nodes with other values are other functions.</summary>
internal sealed class CircuitSimulation
{
    /// <summary>Words of a node's values, 64 each.</summary>
    public const int Words = 32;

    // Where the values of each node start; the constant's are first, and stand for those of nodes that nobody wants.
    private readonly int[] _starts;
    private readonly ulong[] _values;

    /// <summary>Evaluates a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="needed">Whether a node is wanted, by its number; what it reads must be too.</param>
    /// <param name="setInput">Sets the values of an input.</param>
    public CircuitSimulation(CircuitBuilder circuit, bool[] needed, InputValues setInput)
    {
        _starts = new int[needed.Length];
        int end = Words;
        for (int node = 1; node < needed.Length; node++)
        {
            if (needed[node])
            {
                _starts[node] = end;
                end += Words;
            }
        }

        _values = new ulong[end];
        for (int node = 1; node < needed.Length; node++)
        {
            if (needed[node] && node <= circuit.InputCount)
            {
                setInput(node - 1, _values, _starts[node]);
            }
            else if (needed[node])
            {
                CircuitNode cell = circuit.Cells[node - circuit.InputCount - 1];
                var function = new CellFunction(cell.Function);
                for (int w = 0; w < Words; w++)
                {
                    _values[_starts[node] + w] = function.Of(_values[_starts[cell.A] + w], _values[_starts[cell.B] + w], _values[_starts[cell.C] + w]);
                }
            }
        }
    }

    /// <summary>Sets an input at random, each bit as likely 0 as 1; the same on every run.</summary>
    public static void SetUniformly(int input, ulong[] values, int start)
    {
        // Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
        ulong state = (ulong)input * Words * 0x9E3779B97F4A7C15;
        for (int i = start; i < start + Words; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong word = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            values[i] = word ^ (word >> 31);
        }
    }

    /// <summary>The first value of a node, 0 or 1.</summary>
    public int FirstValue(int node) => (int)(_values[_starts[node]] & 1);

    /// <summary>A hash of a node's values, the same for a node and its complement.</summary>
    public ulong SignatureOf(int node)
    {
        ulong complement = FirstValue(node) == 0 ? 0 : ulong.MaxValue;
        ulong hash = 0;
        for (int w = 0; w < Words; w++)
        {
            hash = (hash ^ _values[_starts[node] + w] ^ complement) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }
}

/// <summary>Sets <see cref="CircuitSimulation.Words"/> words of values of a circuit's input.</summary>
/// <param name="input">The input, from 0.</param>
/// <param name="values">Receives them.</param>
/// <param name="start">Where.</param>
internal delegate void InputValues(int input, ulong[] values, int start);
