namespace LutGen.Mapping;

/// <summary>
/// Chooses one cut a node so that the cuts that the outputs need cost little together: first by area flow, which shares a
/// node's cost among its readers, then by the exact cost that a choice adds to the rest of the cover. Where depth is bounded, the
/// first choice is the shallowest, and later ones only take cuts that keep the outputs as shallow.
/// </summary>
/// <remarks>Area flow and exact local area: Mishchenko, Cho, Chatterjee, Brayton, "Combinational and sequential mapping with priority cuts", ICCAD 2007.</remarks>
internal sealed class CoverSelection
{
    // How many cells below a node a choice is followed. Counts below that go wrong by it until the next pass counts again.
    private const int DeepestChange = 8;

    private readonly CutSets _cuts;
    private readonly int[] _outputs;
    private readonly byte[] _costs;
    private readonly int[] _best;
    private readonly int[] _references;
    private readonly float[] _readers;
    private readonly float[] _flows;

    // Functions on the longest path to a node, and how many there may be.
    private readonly int[] _depths;
    private readonly int[] _required;
    private int _bound = int.MaxValue;
    private readonly Stack<(int Cut, int Depth)> _pending = new();

    /// <summary>Starts with every node's first cut.</summary>
    /// <param name="cuts">The cuts.</param>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="outputs">Nodes that are needed, repeats included.</param>
    /// <param name="options">The parameters.</param>
    public CoverSelection(CutSets cuts, int nodeCount, int[] outputs, MappingOptions options)
    {
        _cuts = cuts;
        _outputs = outputs;
        _best = new int[nodeCount];
        _references = new int[nodeCount];
        _readers = new float[nodeCount];
        _flows = new float[nodeCount];
        _depths = new int[nodeCount];
        _required = new int[nodeCount];
        _costs = new byte[cuts.First(nodeCount)];
        for (int node = cuts.FirstNode; node < nodeCount; node++)
        {
            _best[node] = cuts.First(node);
            for (int i = 0; i < cuts.Count(node); i++)
            {
                int cut = cuts.First(node) + i;
                _costs[cut] = (byte)options.Cost(cuts.Size(cut), cuts.Word(cut, 0));
            }
        }

        if (options.IsDepthBounded)
        {
            ChooseShallowest();
        }

        Cover();
        for (int node = 0; node < nodeCount; node++)
        {
            _readers[node] = Math.Max(1, _references[node]);
        }
    }

    /// <summary>What the cover costs now.</summary>
    public int Cost { get; private set; }

    public int BestOf(int node) => _best[node];

    public bool IsNeeded(int node) => _references[node] > 0;

    /// <summary>Chooses by area flow.</summary>
    public void ChooseByFlow()
    {
        for (int node = _cuts.FirstNode; node < _best.Length; node++)
        {
            float least = float.MaxValue;
            int end = _cuts.First(node) + _cuts.Count(node);
            for (int cut = _cuts.First(node); cut < end; cut++)
            {
                float area = FlowOf(cut);
                if (area < least && DepthOf(cut) <= _required[node])
                {
                    (least, _best[node]) = (area, cut);
                }
            }

            _flows[node] = least / _readers[node];
            _depths[node] = DepthOf(_best[node]);
        }

        Cover();
        for (int node = 0; node < _best.Length; node++)
        {
            _readers[node] = (_readers[node] + 2 * Math.Max(1, _references[node])) / 3;
        }
    }

    /// <summary>Chooses by what each choice adds to the cover of all other nodes.</summary>
    public void ChooseByExactArea()
    {
        for (int node = _cuts.FirstNode; node < _best.Length; node++)
        {
            if (_cuts.Count(node) == 0)
            {
                continue;
            }

            bool needed = _references[node] > 0;
            if (needed)
            {
                Release(_best[node]);
            }

            int least = int.MaxValue;
            float leastFlow = float.MaxValue;
            int best = _best[node];
            int end = _cuts.First(node) + _cuts.Count(node);
            for (int cut = _cuts.First(node); cut < end; cut++)
            {
                int area = Take(cut);
                Release(cut);
                float flow = FlowOf(cut);
                if ((area < least || (area == least && flow < leastFlow)) && DepthOf(cut) <= _required[node])
                {
                    (least, leastFlow, best) = (area, flow, cut);
                }
            }

            _best[node] = best;
            _depths[node] = DepthOf(best);
            _flows[node] = leastFlow / Math.Max(1, _references[node]);
            if (needed)
            {
                Take(best);
            }
        }

        Cover();
    }

    private void ChooseShallowest()
    {
        for (int node = _cuts.FirstNode; node < _best.Length; node++)
        {
            int shallowest = int.MaxValue;
            float least = float.MaxValue;
            int end = _cuts.First(node) + _cuts.Count(node);
            for (int cut = _cuts.First(node); cut < end; cut++)
            {
                int depth = DepthOf(cut);
                float area = FlowOf(cut);
                if (depth < shallowest || (depth == shallowest && area < least))
                {
                    (shallowest, least, _best[node]) = (depth, area, cut);
                }
            }

            (_depths[node], _flows[node]) = (shallowest, least / 2);
        }

        _bound = _outputs.Select(node => _depths[node]).DefaultIfEmpty().Max();
    }

    private int DepthOf(int cut)
    {
        int depth = 0;
        for (int i = _cuts.Size(cut) - 1; i >= 0; i--)
        {
            depth = Math.Max(depth, _depths[_cuts.Leaf(cut, i)]);
        }

        return depth + 1;
    }

    private float FlowOf(int cut)
    {
        float area = _costs[cut];
        for (int i = _cuts.Size(cut) - 1; i >= 0; i--)
        {
            area += _flows[_cuts.Leaf(cut, i)];
        }

        return area;
    }

    // Counts the readers of every node of the cover, and how deep each may be.
    private void Cover()
    {
        Array.Clear(_references, 0, _references.Length);
        for (int node = 0; node < _required.Length; node++)
        {
            _required[node] = int.MaxValue;
        }

        Cost = 0;
        foreach (int node in _outputs)
        {
            _references[node]++;
            _required[node] = _bound;
        }

        for (int node = _best.Length - 1; node >= _cuts.FirstNode; node--)
        {
            if (_references[node] > 0)
            {
                int cut = _best[node];
                Cost += _costs[cut];
                for (int i = _cuts.Size(cut) - 1; i >= 0; i--)
                {
                    int leaf = _cuts.Leaf(cut, i);
                    _references[leaf]++;
                    _required[leaf] = Math.Min(_required[leaf], _required[node] - 1);
                }
            }
        }
    }

    // Adds a reader to a cut's leaves; returns the cost of what was not needed before, the cut included.
    private int Take(int first)
    {
        int cost = 0;
        _pending.Push((first, 0));
        while (_pending.Count > 0)
        {
            (int cut, int depth) = _pending.Pop();
            cost += _costs[cut];
            for (int i = _cuts.Size(cut) - 1; i >= 0; i--)
            {
                int leaf = _cuts.Leaf(cut, i);
                if (_references[leaf]++ == 0 && leaf >= _cuts.FirstNode && depth < DeepestChange)
                {
                    _pending.Push((_best[leaf], depth + 1));
                }
            }
        }

        return cost;
    }

    // Undoes Take.
    private void Release(int first)
    {
        _pending.Push((first, 0));
        while (_pending.Count > 0)
        {
            (int cut, int depth) = _pending.Pop();
            for (int i = _cuts.Size(cut) - 1; i >= 0; i--)
            {
                int leaf = _cuts.Leaf(cut, i);
                if (--_references[leaf] == 0 && leaf >= _cuts.FirstNode && depth < DeepestChange)
                {
                    _pending.Push((_best[leaf], depth + 1));
                }
            }
        }
    }
}
