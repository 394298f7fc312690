using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>How often a value, or its complement, counts in a group's sum.</summary>
internal readonly record struct GroupTerm(int Group, long Weight, bool Complemented);

/// <summary>The sums of groups over a circuit's values: equal outputs collected, constants and inverters resolved.</summary>
internal sealed class GroupTerms
{
    private const byte Complement = 0x0F;

    private readonly List<GroupTerm>?[] _terms;
    private readonly bool[] _onlySummed;

    public GroupTerms(Circuit circuit, IReadOnlyList<int> signalWidths, IReadOnlyList<int> counts)
    {
        int values = circuit.InputCount + circuit.Nodes.Count;
        _terms = new List<GroupTerm>?[values];
        _onlySummed = new bool[values];
        Constants = new long[counts.Count];
        Widths = new int[counts.Count];
        bool[] isRead = ReadValues(circuit);
        int signal = 0;
        int output = 0;
        for (int group = 0; group < counts.Count; group++)
        {
            var weights = new Dictionary<int, long>();
            var ids = new List<int>();
            long largest = 0;
            for (int end = signal + counts[group]; signal < end; signal++)
            {
                for (int bit = signalWidths[signal] - 1; bit >= 0; bit--)
                {
                    int id = circuit.Outputs[output++];
                    CircuitNode? node = id < circuit.InputCount ? null : circuit.Nodes[id - circuit.InputCount];
                    bool resolved = node is { Function: 0x00 or 0xFF or Complement };
                    _onlySummed[id] |= resolved && !isRead[id];
                    largest += 1L << bit;
                    if (node is { Function: 0x00 or 0xFF })
                    {
                        Constants[group] += node.Value.Function == 0 ? 0 : 1L << bit;
                        continue;
                    }

                    // w times not x is w less w times x.
                    int source = resolved ? node!.Value.A : id;
                    Constants[group] += resolved ? 1L << bit : 0;
                    if (!weights.TryGetValue(source, out long weight))
                    {
                        ids.Add(source);
                    }

                    weights[source] = weight + (resolved ? -(1L << bit) : 1L << bit);
                }
            }

            Widths[group] = Digits(largest);
            foreach (int id in ids)
            {
                AddTerm(id, group, weights[id]);
            }
        }
    }

    /// <summary>What is added to each group's sum for every sample.</summary>
    public long[] Constants { get; }

    /// <summary>Binary digits of each group's largest sum.</summary>
    public int[] Widths { get; }

    public IReadOnlyList<GroupTerm> Of(int id) => _terms[id] ?? [];

    /// <summary>Whether a value is a constant or a complement that nothing but the sums reads, so that it need not be computed.</summary>
    public bool IsOnlySummed(int id) => _onlySummed[id];

    // A negative weight is a positive one of the complement.
    private void AddTerm(int id, int group, long weight)
    {
        if (weight != 0)
        {
            Constants[group] += Math.Min(weight, 0);
            (_terms[id] ??= []).Add(new GroupTerm(group, Math.Abs(weight), weight < 0));
        }
    }

    private static bool[] ReadValues(Circuit circuit)
    {
        var read = new bool[circuit.InputCount + circuit.Nodes.Count];
        foreach (CircuitNode node in circuit.Nodes)
        {
            read[node.A] = read[node.B] = read[node.C] = true;
        }

        return read;
    }

    private static int Digits(long largest)
    {
        int digits = 0;
        for (; largest > 0; largest >>= 1)
        {
            digits++;
        }

        return digits;
    }
}
