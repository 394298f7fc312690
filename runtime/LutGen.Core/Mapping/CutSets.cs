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
    private readonly int _words;
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
        _words = WideFunction.WordsFor(cutSize);
        _tables = new ulong[checked(cuts * _words)];
    }

    public int FirstNode { get; }

    public int CutSize { get; }

    /// <summary>The node's first cut; an input or the constant has none.</summary>
    public int First(int node) => (node - FirstNode) * _perNode;

    public int Count(int node) => node < FirstNode ? 0 : _counts[node - FirstNode];

    public int NodeOf(int cut) => cut / _perNode + FirstNode;

    public int Size(int cut) => _sizes[cut];

    public int Leaf(int cut, int position) => _leaves[cut * CutSize + position];

    /// <summary>Words of a table.</summary>
    public int Words => _words;

    /// <summary>A word of the node's function, variable i being leaf i; see <see cref="WideFunction"/>.</summary>
    public ulong Word(int cut, int word) => _tables[cut * _words + word];

    /// <summary>Copies all words of the node's function.</summary>
    public void CopyWords(int cut, ulong[] words)
    {
        for (int w = 0; w < _words; w++)
        {
            words[w] = _tables[cut * _words + w];
        }
    }

    /// <summary>Adds a cut to a node that has room.</summary>
    public int Add(int node, Cut source)
    {
        int cut = First(node) + _counts[node - FirstNode]++;
        Array.Copy(source.Leaves, 0, _leaves, cut * CutSize, source.Size);
        Array.Copy(source.Words, 0, _tables, cut * _words, _words);
        _sizes[cut] = (byte)source.Size;
        return cut;
    }
}
