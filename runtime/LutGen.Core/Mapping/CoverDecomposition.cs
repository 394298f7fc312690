namespace LutGen.Mapping;

/// <summary>Takes a cover apart into a graph in which every function has several structures to choose from.</summary>
internal static class CoverDecomposition
{
    /// <summary>Takes apart.</summary>
    /// <param name="cover">The cover, of functions of up to six bits.</param>
    /// <param name="mostStructures">Most structures of a function.</param>
    /// <returns>The graph and its output literals.</returns>
    public static (SubjectGraph Graph, int[] Outputs) Run(LutCover cover, int mostStructures)
    {
        var graph = new SubjectGraph(cover.InputCount);
        var decomposition = new FunctionDecomposition(graph);
        var literals = new int[cover.InputCount + 1 + cover.Functions.Count];
        for (int node = 0; node < literals.Length; node++)
        {
            literals[node] = node <= cover.InputCount ? 2 * node : Add(cover.Functions[node - cover.InputCount - 1]);
        }

        return (graph, cover.Outputs.Select(output => graph.Resolve(literals[output >> 1]) ^ (output & 1)).ToArray());

        int Add(LutFunction function)
        {
            int[] leaves = function.Leaves.Select(leaf => literals[leaf]).ToArray();
            int before = graph.Count;
            int literal = decomposition.Add(function.Table, leaves, choice: 0);

            // A node that was there before is read already: another structure might close a loop.
            if (literal >> 1 >= before)
            {
                int choices = Math.Min(mostStructures, decomposition.Choices);
                for (int choice = 1; choice < choices; choice++)
                {
                    literal = graph.Join(literal, decomposition.Add(function.Table, leaves, choice));
                    if (literal >> 1 < before)
                    {
                        break;
                    }
                }
            }

            return literal;
        }
    }
}
