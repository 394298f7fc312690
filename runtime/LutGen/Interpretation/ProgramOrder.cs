using LutGen.Circuits;

namespace LutGen.Interpretation;

/// <summary>
/// Orders a circuit's operations for a table: depth first from the outputs, so that values are read soon after they are
/// computed; then, window by window, by level and function, so that runs of one function are long.
/// </summary>
internal sealed class ProgramOrder
{
    // Longer windows make longer runs, but keep more values alive.
    private const int Window = 2000;

    private readonly Circuit _circuit;
    private readonly int[] _soleOutput;
    private readonly List<(int Id, int Output)> _copies = [];

    private ProgramOrder(Circuit circuit)
    {
        _circuit = circuit;
        _soleOutput = SoleOutputs(circuit);
        for (int output = 0; output < circuit.Outputs.Count; output++)
        {
            if (_soleOutput[circuit.Outputs[output]] != output)
            {
                _copies.Add((circuit.Outputs[output], output));
            }
        }
    }

    /// <summary>The operations in the order of the program, and copies for outputs that are inputs, used elsewhere, or repeated.</summary>
    public static List<ProgramStep> Arrange(Circuit circuit) => new ProgramOrder(circuit).Arrange();

    private List<ProgramStep> Arrange()
    {
        List<int> order = DepthFirst();
        var steps = new List<ProgramStep>(order.Count + _copies.Count);
        ILookup<int, int> copies = _copies.ToLookup(c => c.Id, c => c.Output);
        AddCopies(steps, Enumerable.Range(0, _circuit.InputCount), copies);
        var levels = new int[_circuit.InputCount + _circuit.Nodes.Count];
        for (int start = 0; start < order.Count; start += Window)
        {
            List<int> window = order.GetRange(start, Math.Min(Window, order.Count - start));
            Level(window, levels);
            window.Sort((x, y) => Key(x, levels).CompareTo(Key(y, levels)));
            steps.AddRange(window.Select(Step));
            AddCopies(steps, window, copies);
            foreach (int id in window)
            {
                levels[id] = 0;
            }
        }

        return steps;
    }

    private static void AddCopies(List<ProgramStep> steps, IEnumerable<int> ids, ILookup<int, int> copies)
    {
        foreach (int id in ids)
        {
            foreach (int output in copies[id])
            {
                steps.Add(new ProgramStep(Gate.Copy, IsOutput: true, output, id, id, id));
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

    private List<int> DepthFirst()
    {
        var order = new List<int>(_circuit.Nodes.Count);
        var started = new bool[_circuit.InputCount + _circuit.Nodes.Count];
        var pending = new Stack<int>();
        foreach (int output in _circuit.Outputs)
        {
            pending.Push(output);
            while (pending.TryPop(out int id))
            {
                if (id < 0)
                {
                    // All that it reads is done.
                    order.Add(~id);
                }
                else if (id >= _circuit.InputCount && !started[id])
                {
                    started[id] = true;
                    CircuitNode node = Node(id);
                    pending.Push(~id);
                    pending.Push(node.C);
                    pending.Push(node.B);
                    pending.Push(node.A);
                }
            }
        }

        return order;
    }

    private void Level(List<int> window, int[] levels)
    {
        foreach (int id in window)
        {
            CircuitNode node = Node(id);
            levels[id] = 1 + Math.Max(levels[node.A], Math.Max(levels[node.B], levels[node.C]));
        }
    }

    private (int Level, int Function, bool IsOutput, int Id) Key(int id, int[] levels) => (levels[id], Node(id).Function, _soleOutput[id] >= 0, id);

    private ProgramStep Step(int id)
    {
        CircuitNode node = Node(id);
        int output = _soleOutput[id];
        return new ProgramStep(node.Function, output >= 0, output >= 0 ? output : id, node.A, node.B, node.C);
    }

    private CircuitNode Node(int id) => _circuit.Nodes[id - _circuit.InputCount];
}
