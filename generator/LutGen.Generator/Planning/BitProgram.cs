using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>
/// A circuit cut into methods: which operations each does, and where values live that outlast their method. The bounds
/// stay well under the JIT's, beyond which a method is compiled without optimisation (docs/limits.md).
/// </summary>
internal sealed class BitProgram
{
    /// <summary>Most operations of a method; each has one local and at most five operators.</summary>
    public const int OperationsPerPart = 300;

    private readonly int[] _slotOf;
    private readonly int[] _planeOf;

    public BitProgram(Circuit circuit)
    {
        Circuit = circuit;
        PartCount = (circuit.Nodes.Count + OperationsPerPart - 1) / OperationsPerPart;
        _planeOf = FirstPlanes(circuit);
        _slotOf = Enumerable.Repeat(-1, circuit.Nodes.Count).ToArray();
        SlotCount = AssignSlots(LastParts(circuit));
    }

    public Circuit Circuit { get; }

    public int PartCount { get; }

    /// <summary>Planes of scratch memory.</summary>
    public int SlotCount { get; }

    public static int PartOf(int node) => node / OperationsPerPart;

    /// <summary>The output plane that holds a node's value, or -1.</summary>
    public int PlaneOf(int node) => _planeOf[node];

    /// <summary>The slot that holds a node's value for later parts, or -1.</summary>
    public int SlotOf(int node) => _slotOf[node];

    private static int[] FirstPlanes(Circuit circuit)
    {
        int[] planes = Enumerable.Repeat(-1, circuit.Nodes.Count).ToArray();
        for (int plane = circuit.Outputs.Count - 1; plane >= 0; plane--)
        {
            if (circuit.Outputs[plane] >= circuit.InputCount)
            {
                planes[circuit.Outputs[plane] - circuit.InputCount] = plane;
            }
        }

        return planes;
    }

    private static int[] LastParts(Circuit circuit)
    {
        int[] last = Enumerable.Range(0, circuit.Nodes.Count).Select(PartOf).ToArray();
        for (int reader = 0; reader < circuit.Nodes.Count; reader++)
        {
            CircuitNode node = circuit.Nodes[reader];
            Use(node.A);
            Use(node.B);
            Use(node.C);

            void Use(int operand)
            {
                if (operand >= circuit.InputCount)
                {
                    last[operand - circuit.InputCount] = PartOf(reader);
                }
            }
        }

        return last;
    }

    // The slot freed last is taken first: its cache line is the warmest.
    private int AssignSlots(int[] lastParts)
    {
        var free = new Stack<int>();
        var expiring = new List<int>[PartCount];
        int count = 0;
        for (int node = 0; node < lastParts.Length; node++)
        {
            int part = PartOf(node);
            if (node % OperationsPerPart == 0 && part > 0)
            {
                foreach (int slot in expiring[part - 1] ?? [])
                {
                    free.Push(slot);
                }
            }

            if (lastParts[node] > part && _planeOf[node] < 0)
            {
                _slotOf[node] = free.Count > 0 ? free.Pop() : count++;
                (expiring[lastParts[node]] ??= []).Add(_slotOf[node]);
            }
        }

        return count;
    }
}
