namespace LutGen.Training.Layers;

/// <summary>
/// Which signals the nodes of a layer read. In a dense layer a signal is a row of what is in front; to nodes that slide over an image it is
/// a place under their window, or another node of their kernels, and lies in another row wherever they are applied.
/// </summary>
internal sealed class NodeWiring
{
    private readonly int _inputsPerNode;
    private readonly int _places;
    private readonly int[]? _rows;

    /// <summary>Wires a layer.</summary>
    /// <param name="inputs">The signal of each input, [nodes x inputs of a node].</param>
    /// <param name="inputsPerNode">Inputs n of a node.</param>
    /// <param name="pools">For each node the signals that its inputs may be drawn from; empty where they are not drawn anew.</param>
    /// <param name="places">Places at which each node is applied.</param>
    /// <param name="rows">The row of each signal at each place, [signals x places]; null where signals are rows.</param>
    public NodeWiring(int[] inputs, int inputsPerNode, int[][] pools, int places = 1, int[]? rows = null)
    {
        _inputsPerNode = inputsPerNode;
        _places = places;
        _rows = rows;
        Inputs = inputs;
        Pools = pools;
        Connections = Connect(inputs);
    }

    /// <summary>The signal of each input, [nodes x inputs of a node], most significant address bit first.</summary>
    public int[] Inputs { get; }

    /// <summary>For each node the signals that its inputs may be drawn from; empty where they are not drawn anew.</summary>
    public int[][] Pools { get; }

    /// <summary>The row of each input at each place, [nodes x places x inputs of a node]; a pinned array.</summary>
    public int[] Connections { get; private set; }

    /// <summary>The rows that nodes of other inputs would read.</summary>
    /// <param name="inputs">A signal for each input, [nodes x inputs of a node].</param>
    /// <returns>[nodes x places x inputs of a node], a pinned array.</returns>
    public int[] Connect(int[] inputs)
    {
        int n = _inputsPerNode;
        int[] connections = GC.AllocateUninitializedArray<int>(inputs.Length * _places, pinned: true);
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int place = 0; place < _places; place++)
            {
                connections[(i / n * _places + place) * n + i % n] = _rows is null ? inputs[i] : _rows[inputs[i] * _places + place];
            }
        }

        return connections;
    }

    /// <summary>Makes the rows those of <see cref="Inputs"/>, which somebody has changed.</summary>
    public void Reconnect() => Connections = Connect(Inputs);
}
