using LutGen.Training.Checkpoints;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>Takes weights away by magnitude and brings the others back to an early state.</summary>
internal sealed class LotteryTicket : IDisposable
{
    private readonly CnnWeights _weights;
    private readonly AlignedBuffer[] _early;

    /// <summary>Keeps the weights as they are now, as long as no later ones are.</summary>
    public LotteryTicket(CnnWeights weights)
    {
        _weights = weights;
        _early = [.. State.Select(buffer => new AlignedBuffer(buffer.Length))];
        Keep();
    }

    private IEnumerable<AlignedBuffer> State => [_weights.Parameters, .. _weights.Statistics.Select(each => each.State)];

    /// <summary>Keeps the weights to go back to.</summary>
    public void Keep()
    {
        foreach ((AlignedBuffer now, AlignedBuffer early) in State.Zip(_early))
        {
            now.Span.CopyTo(early.Span);
        }
    }

    /// <summary>Takes the smallest weights away, and brings all others back.</summary>
    /// <param name="kept">Share of all weights that are left, of those there are.</param>
    public void PruneAndRewind(double kept)
    {
        Prune(_weights, kept);
        foreach ((AlignedBuffer now, AlignedBuffer early) in State.Zip(_early))
        {
            early.Span.CopyTo(now.Span);
        }

        Span<float> parameters = _weights.Parameters.Span, mask = _weights.Mask.Span;
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] *= mask[i];
        }
    }

    /// <summary>Takes the smallest weights of all layers together away. Of equal ones the later go first, so that the result is one.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="kept">Share of all weights that are left.</param>
    public static void Prune(CnnWeights weights, double kept)
    {
        (int Index, float Magnitude)[] all = [.. weights.Graph.Convolutions.Select(weights.Of)
            .SelectMany(own => own.Indices().Select(index => own.Weights.First + index))
            .Select(index => (index, weights.Mask.Span[index] > 0 ? Math.Abs(weights.Parameters.Span[index]) : -1))];
        int left = (int)Math.Round(all.Length * kept);
        foreach ((int index, _) in all.OrderByDescending(each => each.Magnitude).ThenBy(each => each.Index).Skip(left))
        {
            (weights.Mask.Span[index], weights.Parameters.Span[index]) = (0, 0);
        }
    }

    public void Write(BinaryWriter writer)
    {
        foreach (AlignedBuffer buffer in _early)
        {
            StateFormat.Write(writer, buffer);
        }
    }

    public void Read(BinaryReader reader)
    {
        foreach (AlignedBuffer buffer in _early)
        {
            StateFormat.Read(reader, buffer);
        }
    }

    public void Dispose()
    {
        foreach (AlignedBuffer buffer in _early)
        {
            buffer.Dispose();
        }
    }
}
