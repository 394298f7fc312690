namespace LutGen.Mapping;

/// <summary>
/// Finds cuts of all nodes of a graph, and nodes that are equal: a function of one leaf, or of the leaves that another node
/// is the same function of.
/// </summary>
internal sealed class CutEnumeration
{
    private readonly SubjectGraph _graph;
    private readonly CutSets _sets;
    private readonly MappingOptions _options;
    private readonly CutIndex _index;
    private readonly int[] _literals;
    private readonly float[] _flows;
    private readonly int[] _depths;
    private readonly int[] _readers;
    private readonly bool[] _isNeeded;
    private readonly List<Cut> _kept = [];
    private readonly Stack<Cut> _spare = new();
    private readonly Cut _left;
    private readonly Cut _right;

    private CutEnumeration(SubjectGraph graph, int[] outputs, MappingOptions options)
    {
        int cutSize = options.CutSize;
        _graph = graph;
        _sets = new CutSets(graph.FirstOperation, graph.Count, cutSize, options.CutsPerNode);
        _options = options;
        _index = new CutIndex(_sets);
        _literals = Enumerable.Range(0, graph.Count).Select(node => 2 * node).ToArray();
        _flows = new float[graph.Count];
        _depths = new int[graph.Count];
        _readers = new int[graph.Count];
        _left = new Cut(cutSize);
        _right = new Cut(cutSize);
        for (int i = 0; i <= options.CutsPerNode + 1; i++)
        {
            _spare.Push(new Cut(cutSize));
        }

        _isNeeded = graph.NodesNeededBy(outputs);
        for (int node = graph.FirstOperation; node < graph.Count; node++)
        {
            if (_isNeeded[node])
            {
                _readers[graph.Left(node) >> 1]++;
                _readers[graph.Right(node) >> 1]++;
            }
        }
    }

    /// <summary>Enumerates.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">Its output literals; what none of them needs has no cuts.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The cuts; and for every node a literal that equals it: its own, or one of a node before it, which has no cuts then.</returns>
    public static (CutSets Cuts, int[] Literals) Run(SubjectGraph graph, int[] outputs, MappingOptions options, CancellationToken cancellation)
    {
        var enumeration = new CutEnumeration(graph, outputs, options);
        for (int node = graph.FirstOperation; node < graph.Count; node++)
        {
            if ((node & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (enumeration._isNeeded[node])
            {
                enumeration.Visit(node);
            }
        }

        return (enumeration._sets, enumeration._literals);
    }

    private void Visit(int node)
    {
        int left = Resolve(_graph.Left(node));
        int right = Resolve(_graph.Right(node));
        int literal = Collect(left, right, _graph.IsXor(node));
        int previous = _graph.PreviousOf(node);
        if (previous >= 0 && literal < 0)
        {
            literal = OfferCutsOf(previous);
        }

        for (int i = 0; i < _kept.Count && literal < 0; i++)
        {
            literal = _index.Find(_kept[i]);
        }

        if (literal >= 0)
        {
            _literals[node] = literal;
        }
        else
        {
            _flows[node] = _kept[0].Area / Math.Max(1, _readers[node]);
            _depths[node] = _kept.Min(cut => cut.Depth);
            bool isSuperseded = _graph.IsSuperseded(node);
            foreach (Cut cut in _kept)
            {
                int number = _sets.Add(node, cut);
                if (!isSuperseded)
                {
                    _index.Add(number);
                }
            }
        }

        _kept.ForEach(_spare.Push);
        _kept.Clear();
    }

    // Fills _kept, the cheapest first; returns a literal where the node is one, else -1.
    private int Collect(int left, int right, bool isXor)
    {
        int leftCuts = _sets.Count(left >> 1);
        int rightCuts = _sets.Count(right >> 1);
        for (int i = -1; i < leftCuts; i++)
        {
            Load(_left, left >> 1, i);
            for (int j = -1; j < rightCuts; j++)
            {
                Load(_right, right >> 1, j);
                Cut cut = _spare.Pop();
                if (!cut.TryMerge(_left, (left & 1) != 0, _right, (right & 1) != 0, isXor))
                {
                    _spare.Push(cut);
                    continue;
                }

                if (cut.Size < 2)
                {
                    _spare.Push(cut);
                    int complement = (int)(cut.Words[0] & 1);
                    return (cut.Size == 0 ? SubjectGraph.False : 2 * cut.Leaves[0]) ^ complement;
                }

                Offer(cut);
            }
        }

        return -1;
    }

    // Takes over the cuts of another structure of the same function; returns a literal where that is one, else -1.
    private int OfferCutsOf(int structure)
    {
        int node = structure >> 1;
        if (_literals[node] >> 1 != node)
        {
            return _literals[node] ^ (structure & 1);
        }

        for (int i = 0; i < _sets.Count(node); i++)
        {
            Cut cut = _spare.Pop();
            cut.Set(_sets, _sets.First(node) + i);
            if ((structure & 1) != 0)
            {
                cut.Complement();
            }

            Offer(cut);
        }

        return -1;
    }

    private void Load(Cut target, int node, int cut)
    {
        if (cut < 0)
        {
            target.SetTrivial(node);
        }
        else
        {
            target.Set(_sets, _sets.First(node) + cut);
        }
    }

    private void Offer(Cut cut)
    {
        foreach (Cut other in _kept)
        {
            if (other.IsWithin(cut))
            {
                _spare.Push(cut);
                return;
            }
        }

        for (int i = _kept.Count - 1; i >= 0; i--)
        {
            if (cut.IsWithin(_kept[i]))
            {
                _spare.Push(_kept[i]);
                _kept.RemoveAt(i);
            }
        }

        cut.Area = _options.Cost(cut.Size, cut.Words[0]);
        cut.Depth = 1;
        for (int i = 0; i < cut.Size; i++)
        {
            cut.Area += _flows[cut.Leaves[i]];
            cut.Depth = Math.Max(cut.Depth, 1 + _depths[cut.Leaves[i]]);
        }

        int place = _kept.Count;
        while (place > 0 && (_kept[place - 1].Area > cut.Area || (_kept[place - 1].Area == cut.Area && _kept[place - 1].Size > cut.Size)))
        {
            place--;
        }

        _kept.Insert(place, cut);
        if (_spare.Count < 2)
        {
            int surplus = _kept.Count - 1;
            while (_options.IsDepthBounded && IsShallow(surplus))
            {
                surplus--;
            }

            _spare.Push(_kept[surplus]);
            _kept.RemoveAt(surplus);
        }
    }

    // Whether a cut is among the few shallowest of those kept, of which the cheapest stand first.
    private bool IsShallow(int place)
    {
        int few = Math.Max(1, _options.CutsPerNode / 3);
        int better = 0;
        for (int i = 0; i < _kept.Count && better < few; i++)
        {
            better += _kept[i].Depth < _kept[place].Depth || (_kept[i].Depth == _kept[place].Depth && i < place) ? 1 : 0;
        }

        return better < few;
    }

    private int Resolve(int literal) => _literals[literal >> 1] ^ (literal & 1);
}
