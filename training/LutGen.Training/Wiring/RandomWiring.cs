using LutGen.Training.Numerics;

namespace LutGen.Training.Wiring;

/// <summary>
/// Random connections from anywhere (arXiv 2210.08277): random permutations of the signals one after the other, so that no signal is
/// used twice more often than another.
/// </summary>
public sealed class RandomWiring : IWiring
{
    /// <inheritdoc/>
    public LayerConnections Connect(SignalMap source, int nodes, int inputsPerNode, SeededRandom random)
    {
        if (source.Candidates.Count < inputsPerNode)
        {
            throw new ArgumentException(
                $"{source.Candidates.Count} signals that change; expected at least {inputsPerNode}, the inputs of one node.");
        }

        int[] deck = [.. source.Candidates];
        int next = deck.Length;
        int[] inputs = new int[nodes * inputsPerNode];
        for (int i = 0; i < inputs.Length; i++)
        {
            Span<int> earlier = inputs.AsSpan(i - i % inputsPerNode, i % inputsPerNode);
            do
            {
                if (next == deck.Length)
                {
                    random.Shuffle(deck);
                    next = 0;
                }

                inputs[i] = deck[next++];
            }
            while (earlier.Contains(inputs[i]));
        }

        int[][] pools = new int[nodes][];
        Array.Fill(pools, [.. source.Candidates]);
        return new LayerConnections(inputs, pools, null);
    }

    /// <inheritdoc/>
    public override string ToString() => "random";
}
