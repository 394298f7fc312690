using System.Runtime.Intrinsics;
using LutGen.Circuits;

namespace LutGen.Exchange.Verification;

/// <summary>Evaluates a circuit for 512 inputs at once.</summary>
internal sealed class LaneSimulation
{
    /// <summary>Inputs at once.</summary>
    public const int Lanes = 512;

    // The values at c = 0 and what c changes, for each of the four values of a and b.
    private static readonly (Vector512<ulong> Constant, Vector512<ulong> Slope)[][] Functions = Enumerable.Range(0, 256)
        .Select(function => Enumerable.Range(0, 4).Select(pair => (All(function >> (2 * pair)), All((function >> (2 * pair)) ^ (function >> (2 * pair + 1))))).ToArray())
        .ToArray();

    private readonly (int Place, CircuitNode Cell)[] _cells;
    private readonly Vector512<ulong>[] _values;

    /// <summary>Prepares to evaluate what some literals need.</summary>
    public LaneSimulation(CircuitBuilder circuit, IEnumerable<int> literals)
    {
        bool[] needed = circuit.NodesNeededBy(literals);
        int first = circuit.InputCount + 1;
        _cells = circuit.Cells.Select((cell, i) => (first + i, cell)).Where(item => needed[item.Item1]).ToArray();
        _values = new Vector512<ulong>[needed.Length];
    }

    /// <summary>Receives the inputs: one vector a variable.</summary>
    public Span<Vector512<ulong>> Variables(int count) => _values.AsSpan(1, count);

    /// <summary>Evaluates the cells.</summary>
    public void Run()
    {
        foreach ((int place, CircuitNode cell) in _cells)
        {
            (Vector512<ulong> Constant, Vector512<ulong> Slope)[] function = Functions[cell.Function];
            Vector512<ulong> a = _values[cell.A];
            Vector512<ulong> b = _values[cell.B];
            Vector512<ulong> c = _values[cell.C];
            Vector512<ulong> ifZero = Vector512.ConditionalSelect(b, function[1].Constant ^ (function[1].Slope & c), function[0].Constant ^ (function[0].Slope & c));
            Vector512<ulong> ifOne = Vector512.ConditionalSelect(b, function[3].Constant ^ (function[3].Slope & c), function[2].Constant ^ (function[2].Slope & c));
            _values[place] = Vector512.ConditionalSelect(a, ifOne, ifZero);
        }
    }

    /// <summary>The values of a literal.</summary>
    public Vector512<ulong> Value(int literal) => (literal & 1) == 0 ? _values[literal >> 1] : ~_values[literal >> 1];

    private static Vector512<ulong> All(int bit) => (bit & 1) == 0 ? Vector512<ulong>.Zero : Vector512<ulong>.AllBitsSet;
}
