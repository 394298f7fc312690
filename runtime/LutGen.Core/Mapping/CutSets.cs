namespace LutGen.Mapping;

/// <summary>
/// A few cuts of every node of a graph: nodes below it (leaves, rising) that separate it from the inputs, and its function
/// of them. Cuts are numbered; a node's are neighbours.
/// </summary>
internal sealed class CutSets
{
    private readonly int _perNode;
    private readonly int[] _leaves;
    private readonly byte[] _sizes;
    private readonly byte[] _counts;
    private readonly ulong[] _tables;

    /// <summary>Makes room.</summary>
    /// <param name="firstNode">The first node that has cuts.</param>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="cutSize">Most leaves of a cut.</param>
    /// <param name="perNode">Most cuts of a node.</param>
    public CutSets(int firstNode, int nodeCount, int cutSize, int perNode)
    {
        FirstNode = firstNode;
        CutSize = cutSize;
        _perNode = perNode;
        int nodes = nodeCount - firstNode;
        int cuts = checked(nodes * perNode);
        _counts = new byte[nodes];
        _leaves = new int[checked(cuts * cutSize)];
        _sizes = new byte[cuts];
        _tables = new ulong[cuts];
    }

    public int FirstNode { get; }

    public int CutSize { get; }

    /// <summary>The node's first cut; an input or the constant has none.</summary>
    public int First(int node) => (node - FirstNode) * _perNode;

    public int Count(int node) => node < FirstNode ? 0 : _counts[node - FirstNode];

    public int NodeOf(int cut) => cut / _perNode + FirstNode;

    public int Size(int cut) => _sizes[cut];

    public int Leaf(int cut, int position) => _leaves[cut * CutSize + position];

    /// <summary>The node's function, variable i being leaf i; see <see cref="CutFunction"/>.</summary>
    public ulong Table(int cut) => _tables[cut];

    /// <summary>Adds a cut to a node that has room.</summary>
    public int Add(int node, int[] leaves, int size, ulong table)
    {
        int cut = First(node) + _counts[node - FirstNode]++;
        Array.Copy(leaves, 0, _leaves, cut * CutSize, size);
        _sizes[cut] = (byte)size;
        _tables[cut] = table;
        return cut;
    }
}
