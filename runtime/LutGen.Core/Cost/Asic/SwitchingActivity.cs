namespace LutGen.Cost.Asic;

/// <summary>
/// How often each net of a multiplier changes in an operation, measured on the circuit itself: 64 copies with a random weight each take random activations, one after
/// another, all values equally likely, with every cell taking one unit of time. Always the same ones.
/// </summary>
internal sealed class SwitchingActivity
{
    private const int Copies = 64, Operations = 64;

    private readonly CellNetlist _netlist;
    private readonly long[] _transitions;

    /// <summary>Measures.</summary>
    /// <param name="multiplier">The multiplier.</param>
    /// <param name="registers">Outputs of the registers of its accumulator, none if there is none.</param>
    public SwitchingActivity(MultiplierCircuit multiplier, IReadOnlyList<int> registers)
    {
        _netlist = multiplier.Netlist;
        _transitions = new long[_netlist.Nets];
        RandomWords random = new();
        NetlistSimulation simulation = new(_netlist);
        StoreWeights(multiplier, simulation, random);
        foreach (int net in multiplier.Activation)
        {
            simulation[net] = random.Next();
        }

        simulation.Evaluate();
        Dictionary<int, int> inputs = _netlist.Cells.Where(cell => cell.Kind == CellKind.Register).ToDictionary(cell => cell.Output, cell => cell.A);
        for (int operation = 0; operation < Operations; operation++)
        {
            simulation.Settle(
                [
                    .. multiplier.Activation.Select(net => new KeyValuePair<int, ulong>(net, random.Next())),
                    .. registers.Select(net => new KeyValuePair<int, ulong>(net, simulation[inputs[net]])),
                ],
                _transitions);
        }
    }

    /// <summary>The energy of an operation in femtojoules.</summary>
    public double EnergyOf(Technology technology)
    {
        var energy = new double[_netlist.Nets];
        double clock = 0;
        foreach (Cell cell in _netlist.Cells)
        {
            CellFigures figures = technology.Of(cell.Kind);
            Add(cell.A, figures.InputEnergy);
            Add(cell.B, figures.InputEnergy);
            Add(cell.C, cell.Kind == CellKind.Mux2 ? figures.ControlEnergy : figures.InputEnergy);
            Add(cell.Output, figures.OutputEnergy);
            Add(cell.Carry, figures.OutputEnergy);

            // The clock rises and falls.
            clock += cell.Kind == CellKind.Register ? 2 * figures.ControlEnergy : 0;
        }

        return clock + energy.Zip(_transitions, (each, count) => each * count).Sum() / (Copies * (double)Operations);

        void Add(int net, double femtojoules)
        {
            if (net >= 0)
            {
                energy[net] += femtojoules;
            }
        }
    }

    private static void StoreWeights(MultiplierCircuit multiplier, NetlistSimulation simulation, RandomWords random)
    {
        int smallest = multiplier.Format.Weight.Smallest, mask = (1 << multiplier.Format.Weight.Bits) - 1;
        for (int copy = 0; copy < Copies; copy++)
        {
            foreach (KeyValuePair<int, bool> bit in multiplier.ContentsOf(smallest + (int)(random.Next() >> 40 & (uint)mask)))
            {
                simulation[bit.Key] |= bit.Value ? 1UL << copy : 0;
            }
        }
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private sealed class RandomWords
    {
        private ulong _state;

        public ulong Next()
        {
            ulong word = _state += 0x9E3779B97F4A7C15;
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }
}
