using LutGen.Circuits;

namespace LutGen.Interpretation;

/// <summary>
/// Orders a circuit's operations for a table: by level and function, so that runs of one function are long. Values that
/// wait for a far level take up memory, so a long circuit may be cut into windows of the order that it comes in.
/// </summary>
/// <remarks>
/// Levels of the whole circuit are best as long as the values in flight stay in the second cache; measurements are in
/// docs/decisions/0013.
/// </remarks>
internal sealed class ProgramOrder
{
    // A sort key: level, kind, index.
    private const int IndexBits = 30;
    private const int KindBits = 10;
    private const ulong IndexMask = (1ul << IndexBits) - 1;

    private readonly Circuit _circuit;
    private readonly int _inputs;
    private readonly int[] _soleOutputs;
    private readonly List<(int Id, int Output)> _copies = [];
    private readonly List<ProgramStep> _steps;

    private ProgramOrder(Circuit circuit)
    {
        _circuit = circuit;
        _inputs = circuit.InputCount;
        _soleOutputs = SoleOutputs(circuit);
        _steps = new List<ProgramStep>(circuit.Nodes.Count + circuit.Outputs.Count);
        for (int output = 0; output < circuit.Outputs.Count; output++)
        {
            if (_soleOutputs[circuit.Outputs[output]] != output)
            {
                _copies.Add((circuit.Outputs[output], output));
            }
        }

        _copies.Sort();
    }

    /// <summary>The operations in the order of the program, and copies for outputs that are inputs, used elsewhere, or repeated.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="window">Most operations that change places with each other.</param>
    public static List<ProgramStep> Arrange(Circuit circuit, int window) => new ProgramOrder(circuit).Arrange(window);

    private List<ProgramStep> Arrange(int window)
    {
        AddMixedInputs();
        int copy = 0;
        for (; copy < _copies.Count && _copies[copy].Id < _inputs; copy++)
        {
            _steps.Add(CopyOf(copy));
        }

        var levels = new int[_circuit.Nodes.Count];
        var keys = new List<ulong>();
        for (int start = 0; start < levels.Length; start += window)
        {
            int end = (int)Math.Min(levels.Length, (long)start + window);
            keys.Clear();
            for (int i = start; i < end; i++)
            {
                CircuitNode node = _circuit.Nodes[i];
                levels[i] = 1 + Math.Max(Level(node.A), Math.Max(Level(node.B), Level(node.C)));
                keys.Add(Key(levels[i], StepOf(i), i));
                for (; copy < _copies.Count && _copies[copy].Id == _inputs + i; copy++)
                {
                    keys.Add(Key(levels[i] + 1, CopyOf(copy), levels.Length + copy));
                }
            }

            keys.Sort();
            foreach (ulong key in keys)
            {
                int index = (int)(key & IndexMask);
                _steps.Add(index < levels.Length ? StepOf(index) : CopyOf(index - levels.Length));
            }

            // Operands from before the window are there already; a constant's operand may be the constant itself.
            int Level(int id) => id - _inputs >= start ? levels[id - _inputs] : 0;
        }

        return _steps;
    }

    private static ulong Key(int level, ProgramStep step, int index) =>
        ((ulong)level << KindBits | (uint)RunHeader.Encode(step.Function, step.ReadsInputs, step.WritesOutput)) << IndexBits | (uint)index;

    // Runs read inputs or slots; an input that is read together with values is copied to a slot.
    private void AddMixedInputs()
    {
        var mixed = new bool[_inputs];
        for (int i = 0; i < _circuit.Nodes.Count; i++)
        {
            if (!StepOf(i).ReadsInputs)
            {
                CircuitNode node = _circuit.Nodes[i];
                Mark(node.A);
                Mark(node.B);
                Mark(node.C);
            }
        }

        for (int id = 0; id < _inputs; id++)
        {
            if (mixed[id])
            {
                _steps.Add(new ProgramStep(Gate.Copy, ReadsInputs: true, WritesOutput: false, id, id, id, id));
            }
        }

        void Mark(int id)
        {
            if (id < _inputs)
            {
                mixed[id] = true;
            }
        }
    }

    // For each value the output that is its only reader, or -1.
    private static int[] SoleOutputs(Circuit circuit)
    {
        var readers = new int[circuit.InputCount + circuit.Nodes.Count];
        var outputs = new int[readers.Length];
        Array.Fill(outputs, -1);
        foreach (CircuitNode node in circuit.Nodes)
        {
            readers[node.A]++;
            readers[node.B]++;
            readers[node.C]++;
        }

        for (int output = 0; output < circuit.Outputs.Count; output++)
        {
            readers[circuit.Outputs[output]]++;
            outputs[circuit.Outputs[output]] = output;
        }

        for (int id = 0; id < readers.Length; id++)
        {
            outputs[id] = readers[id] == 1 && id >= circuit.InputCount ? outputs[id] : -1;
        }

        return outputs;
    }

    private ProgramStep StepOf(int index)
    {
        CircuitNode node = _circuit.Nodes[index];
        int id = _inputs + index;
        int output = _soleOutputs[id];
        bool readsInputs = node.Function is Gate.Zero or Gate.One || Math.Max(node.A, Math.Max(node.B, node.C)) < _inputs;
        return new ProgramStep(node.Function, readsInputs, output >= 0, output >= 0 ? output : id, node.A, node.B, node.C);
    }

    private ProgramStep CopyOf(int index)
    {
        (int id, int output) = _copies[index];
        return new ProgramStep(Gate.Copy, ReadsInputs: id < _inputs, WritesOutput: true, output, id, id, id);
    }
}
