namespace LutGen.Mapping;

/// <summary>
/// A graph covered by functions of a few bits. Numbers are as the graph's: 0 is the constant false, then come the inputs,
/// then the functions, each reading smaller numbers; a literal is twice a number, plus one where it is complemented.
/// </summary>
/// <param name="InputCount">Number of inputs.</param>
/// <param name="Functions">The functions; function i has number InputCount + 1 + i.</param>
/// <param name="Outputs">The literals of the outputs.</param>
internal sealed record LutCover(int InputCount, IReadOnlyList<LutFunction> Functions, int[] Outputs)
{
    /// <summary>Functions on the longest path from an input to an output.</summary>
    public int Depth()
    {
        int[] levels = Levels();
        return Outputs.Select(output => levels[output >> 1]).DefaultIfEmpty().Max();
    }

    /// <summary>Functions on the longest path from an input to each number, itself included.</summary>
    public int[] Levels()
    {
        var levels = new int[InputCount + 1 + Functions.Count];
        for (int i = 0; i < Functions.Count; i++)
        {
            levels[InputCount + 1 + i] = 1 + Functions[i].Leaves.Max(leaf => levels[leaf]);
        }

        return levels;
    }

    /// <summary>The inputs, from 0, that some function or output reads, rising.</summary>
    public int[] InputsRead()
    {
        var isRead = new bool[InputCount + 1 + Functions.Count];
        foreach (int read in Functions.SelectMany(function => function.Leaves).Concat(Outputs.Select(output => output >> 1)))
        {
            isRead[read] = true;
        }

        return Enumerable.Range(0, InputCount).Where(input => isRead[input + 1]).ToArray();
    }

    /// <summary>Covers a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">Its output literals.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static LutCover Of(SubjectGraph graph, int[] outputs, MappingOptions options, CancellationToken cancellation)
    {
        (CutSets cuts, int[] literals) = CutEnumeration.Run(graph, outputs, options, cancellation);
        int[] roots = outputs.Select(graph.Resolve).Select(output => literals[output >> 1] ^ (output & 1)).ToArray();
        var selection = new CoverSelection(cuts, graph.Count, roots.Select(root => root >> 1).ToArray(), options);
        for (int pass = 0; pass < options.FlowPasses + options.ExactPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pass < options.FlowPasses)
            {
                selection.ChooseByFlow();
            }
            else
            {
                selection.ChooseByExactArea();
            }
        }

        var functions = new List<LutFunction>();
        var numbers = new int[graph.Count];
        for (int node = 1; node < graph.Count; node++)
        {
            numbers[node] = node;
            if (node >= graph.FirstOperation && selection.IsNeeded(node))
            {
                int cut = selection.BestOf(node);
                var leaves = new int[cuts.Size(cut)];
                for (int i = 0; i < leaves.Length; i++)
                {
                    leaves[i] = numbers[cuts.Leaf(cut, i)];
                }

                numbers[node] = graph.FirstOperation + functions.Count;
                var words = new ulong[WideFunction.WordsFor(leaves.Length)];
                for (int w = 0; w < words.Length; w++)
                {
                    words[w] = cuts.Word(cut, w);
                }

                functions.Add(new LutFunction(leaves, words));
            }
        }

        return new LutCover(graph.InputCount, functions, roots.Select(root => 2 * numbers[root >> 1] + (root & 1)).ToArray());
    }
}

/// <summary>A function of a few bits.</summary>
/// <param name="Leaves">Numbers of what it reads, at most 8.</param>
/// <param name="Words">Its table, leaf i being variable i; see <see cref="WideFunction"/>. As many words as its leaves need.</param>
internal readonly record struct LutFunction(int[] Leaves, params ulong[] Words)
{
    /// <summary>The table of a function of up to six leaves: bit k is the value where leaf i is bit i of k; see <see cref="CutFunction"/>.</summary>
    public ulong Table => Words[0];

    /// <summary>The value, 0 or 1, at an address of which leaf i is bit i.</summary>
    public int this[int address] => (int)(Words[address >> 6] >> (address & 63)) & 1;
}
