using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LutGen.Circuits;
using LutGen.Training.Numerics;

namespace LutGen.Exchange.Verification;

/// <summary>
/// Merges cells of a circuit that compute the same, from the inputs on (Kuehlmann, Krohm, "Equivalence checking using cuts and heaps", DAC
/// 1997): cells that random inputs do not tell apart are compared by decision diagrams over a cut behind them, and one takes the
/// other's place where these are equal. What reads them is then nearer to being the same logic.
/// </summary>
internal sealed class EquivalenceSweep
{
    // Most cells that another is compared with, and comparisons of all.
    private const int MostCandidates = 3;
    private const int MostComparisons = 1 << 16;

    private const ulong Seed = 0x5EED;

    private readonly ComparedLogic _logic;
    private readonly ComparedInputs _inputs;
    private readonly CircuitBuilder _merged;
    private readonly CutComparison _cuts;
    private readonly Dictionary<(Vector512<ulong>, Vector512<ulong>), List<int>> _classes = [];
    private int _comparisons;

    private EquivalenceSweep(ComparedLogic logic, ComparedInputs inputs)
    {
        _logic = logic;
        _inputs = inputs;
        _merged = logic.Circuit.StartAgain();
        _cuts = new CutComparison(_merged);
    }

    /// <summary>The same logic in fewer cells.</summary>
    /// <exception cref="CircuitLimitException">There is too much to do.</exception>
    public static ComparedLogic Run(ComparedLogic logic, ComparedInputs inputs) => new EquivalenceSweep(logic, inputs).Run();

    private ComparedLogic Run()
    {
        CircuitBuilder circuit = _logic.Circuit;
        int[] heads = _logic.HeadBits(0).Concat(_logic.HeadBits(1)).ToArray();
        bool[] needed = circuit.NodesNeededBy(heads);
        LaneSimulation[] simulations = Enumerable.Range(0, 2).Select(i => Simulated(heads, Seed + (ulong)i)).ToArray();

        var literals = new int[needed.Length];
        for (int node = 0; node < needed.Length; node++)
        {
            if (!needed[node] && node > circuit.InputCount)
            {
                continue;
            }

            bool isCell = node > circuit.InputCount;
            int cells = _merged.Cells.Count;
            literals[node] = isCell ? Copy(circuit.Cells[node - circuit.InputCount - 1], literals) : 2 * node;
            if (!isCell || _merged.Cells.Count > cells)
            {
                literals[node] = Represented(literals[node], simulations[0].Value(2 * node), simulations[1].Value(2 * node));
            }
        }

        return _logic.With(_merged, literal => literals[literal >> 1] ^ (literal & 1));
    }

    private LaneSimulation Simulated(int[] heads, ulong seed)
    {
        var simulation = new LaneSimulation(_logic.Circuit, heads);
        RandomLanes.Fill(_inputs, new SeededRandom(seed), MemoryMarshal.Cast<Vector512<ulong>, ulong>(simulation.Variables(_inputs.VariableCount)));
        simulation.Run();
        return simulation;
    }

    private int Copy(CircuitNode cell, int[] literals) => _merged.Cell(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function);

    // The literal that stands for a new one: an earlier one that is equal, or its complement, or itself.
    private int Represented(int literal, Vector512<ulong> first, Vector512<ulong> second)
    {
        int complement = (int)(first[0] & 1);
        (Vector512<ulong>, Vector512<ulong>) key = complement == 0 ? (first, second) : (~first, ~second);
        if (!_classes.TryGetValue(key, out List<int>? members))
        {
            _classes.Add(key, members = []);
        }

        foreach (int member in members)
        {
            if (_comparisons++ < MostComparisons && _cuts.AreEqual(literal, member ^ complement))
            {
                return member ^ complement;
            }
        }

        if (members.Count < MostCandidates)
        {
            members.Add(literal ^ complement);
        }

        return literal;
    }
}
