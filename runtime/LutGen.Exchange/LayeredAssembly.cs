using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>
/// Lays nodes that come in topological order out as layers: by the length of the longest path to a node, then by the width of codes, each in the order in
/// which they came. Ids count the encoder's signals first, then the nodes as they are added.
/// </summary>
/// <param name="builder">The network to be, without layers yet.</param>
internal sealed class LayeredAssembly(NetworkBuilder builder)
{
    private readonly int _inputs = builder.Encoder.SignalCount;
    private readonly int[] _inputWidths = [.. builder.Encoder.Widths];
    private readonly List<Node> _nodes = [];

    /// <summary>Nodes so far.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a node.</summary>
    /// <param name="operands">Ids that it reads, the first most significant; smaller than its own.</param>
    /// <param name="table">Its table.</param>
    /// <returns>Its id.</returns>
    public int Add(int[] operands, TruthTable table)
    {
        if (_inputs + _nodes.Count >= NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the network would have more than {NetworkLimits.Signals} signals, expected at most as many");
        }

        int level = operands.Length == 0 ? 0 : operands.Max(operand => operand < _inputs ? 0 : _nodes[operand - _inputs].Level + 1);
        _nodes.Add(new Node(operands, table, level));
        return _inputs + _nodes.Count - 1;
    }

    /// <summary>Width in bits of what an id stands for.</summary>
    public int WidthOf(int id) => id < _inputs ? _inputWidths[id] : _nodes[id - _inputs].Table.OutputBits;

    /// <summary>Adds the layers to the network.</summary>
    /// <returns>The signal of every id.</returns>
    public int[] Build()
    {
        int[] signals = new int[_inputs + _nodes.Count];
        for (int i = 0; i < _inputs; i++)
        {
            signals[i] = i;
        }

        foreach (IGrouping<(int Level, int OutputBits), int> group in Enumerable.Range(0, _nodes.Count).GroupBy(i => (_nodes[i].Level, _nodes[i].Table.OutputBits)).OrderBy(group => group.Key))
        {
            LutLayer.Builder layer = builder.Luts(group.Key.OutputBits);
            foreach (int i in group)
            {
                signals[_inputs + i] = layer.Add([.. _nodes[i].Operands.Select(operand => signals[operand])], _nodes[i].Table);
            }

            builder.Add(layer.Build());
        }

        return signals;
    }

    private sealed record Node(int[] Operands, TruthTable Table, int Level);
}
