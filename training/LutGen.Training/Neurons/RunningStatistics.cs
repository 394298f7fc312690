using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Mean and variance of each neuron of a layer over the batches so far, later ones counting more; tables are made with them.</summary>
/// <param name="neurons">Neurons of the layer.</param>
internal sealed class RunningStatistics(int neurons) : IDisposable
{
    private readonly int _second = AlignedBuffer.WholeVectors(neurons);

    /// <summary>All means, then all variances, to be saved.</summary>
    public AlignedBuffer State { get; } = Fresh(AlignedBuffer.WholeVectors(neurons));

    /// <summary>Those of a neuron.</summary>
    public BatchStatistics this[int neuron] => new(State.Span[neuron], State.Span[_second + neuron]);

    /// <summary>Moves towards the statistics of a batch.</summary>
    /// <param name="batch">Those of each neuron.</param>
    /// <param name="momentum">The share of the batch, more than 0 and at most 1.</param>
    public void Follow(BatchStatistics[] batch, float momentum)
    {
        Span<float> means = State.Span[..neurons], variances = State.Span.Slice(_second, neurons);
        for (int i = 0; i < batch.Length; i++)
        {
            means[i] += momentum * (batch[i].Mean - means[i]);
            variances[i] += momentum * (batch[i].Variance - variances[i]);
        }
    }

    public void Dispose() => State.Dispose();

    private static AlignedBuffer Fresh(int length)
    {
        AlignedBuffer state = new(2 * length);
        state.Span[length..].Fill(1);
        return state;
    }
}
