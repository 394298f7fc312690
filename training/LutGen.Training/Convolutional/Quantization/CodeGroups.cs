namespace LutGen.Training.Convolutional;

/// <summary>Maps that share one format of codes: a pool passes codes on, and maps whose channels are put one behind the other are one grid of one width.</summary>
internal sealed class CodeGroups
{
    private readonly int[] _groupOf;

    /// <summary>Groups the maps of a network.</summary>
    public CodeGroups(CnnGraph graph)
    {
        _groupOf = [.. Enumerable.Range(0, graph.Nodes.Count)];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (int input in graph.Nodes[i] is PoolNode or ConcatenationNode ? graph.Nodes[i].Inputs : [])
            {
                (int from, int to) = (_groupOf[i], _groupOf[input]);
                for (int j = 0; j < _groupOf.Length; j++)
                {
                    _groupOf[j] = _groupOf[j] == from ? to : _groupOf[j];
                }
            }
        }
    }

    /// <summary>The group of a map, named by one of its maps; the image's is 0.</summary>
    public int Of(int node) => _groupOf[node];

    /// <summary>All groups but the image's, in the order of the network.</summary>
    public IEnumerable<int> All => _groupOf.Where(group => group != _groupOf[0]).Distinct();

    /// <summary>The maps of a group.</summary>
    public IEnumerable<int> NodesOf(int group) => Enumerable.Range(0, _groupOf.Length).Where(node => _groupOf[node] == group);
}
