using LutGen.Training.Numerics;

namespace LutGen.Training.Wiring;

/// <summary>
/// Random connections of which no two nodes have the same (difflogic's and torchlogix's "random-unique"): runs of n neighbouring signals,
/// then runs that begin elsewhere, then signals 2, 3, ... places apart, until there are enough; nodes and names of the signals are shuffled.
/// </summary>
public sealed class RandomUniqueWiring : IWiring
{
    /// <inheritdoc/>
    public LayerConnections Connect(SignalMap source, int nodes, int inputsPerNode, SeededRandom random)
    {
        int signals = source.Candidates.Count;
        if ((long)nodes * inputsPerNode < signals)
        {
            throw new ArgumentException(
                $"{nodes} nodes of {inputsPerNode} inputs for {signals} signals; expected as many inputs as signals at least, since each signal is read.");
        }

        int[] order = [.. Enumerable.Range(0, nodes)];
        random.Shuffle(order);
        int[] names = [.. source.Candidates];
        random.Shuffle(names);
        int[] inputs = new int[nodes * inputsPerNode];
        int filled = 0;
        foreach ((int start, int stride) in Runs(signals, inputsPerNode).Take(nodes))
        {
            for (int i = 0; i < inputsPerNode; i++)
            {
                inputs[order[filled] * inputsPerNode + i] = names[start + i * stride];
            }

            filled++;
        }

        if (filled < nodes)
        {
            throw new ArgumentException($"{signals} signals give {filled} different runs of {inputsPerNode}; expected at least {nodes}, one for each node.");
        }

        int[][] pools = new int[nodes][];
        Array.Fill(pools, [.. source.Candidates]);
        return new LayerConnections(inputs, pools, null);
    }

    /// <inheritdoc/>
    public override string ToString() => "random-unique";

    private static IEnumerable<(int Start, int Stride)> Runs(int signals, int length)
    {
        // Neighbours first without overlap, so that few nodes read all signals.
        for (int offset = 0; offset < length; offset++)
        {
            for (int start = offset; start + length <= signals; start += length)
            {
                yield return (start, 1);
            }
        }

        for (int stride = 2; length > 1 && (length - 1L) * stride < signals; stride++)
        {
            for (int start = 0; start + (length - 1) * stride < signals; start++)
            {
                yield return (start, stride);
            }
        }
    }
}
