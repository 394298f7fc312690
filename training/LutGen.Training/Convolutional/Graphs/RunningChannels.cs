using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>Mean and variance of a convolution's sums, channel by channel, as they were over the last batches: what sums are normalised by outside training.</summary>
internal sealed class RunningChannels : IDisposable
{
    /// <summary>What is added to a variance before its root, as usual.</summary>
    public const float Epsilon = 1e-5f;

    /// <summary>Starts with mean 0 and variance 1.</summary>
    public RunningChannels(ConvolutionNode node, int columns)
    {
        (Node, Columns) = (node, columns);
        State = new AlignedBuffer(2L * columns);
        Variances.Fill(1);
    }

    /// <summary>The convolution.</summary>
    public ConvolutionNode Node { get; }

    /// <summary>Its channels, filled up.</summary>
    public int Columns { get; }

    /// <summary>Means and variances, to be saved.</summary>
    public AlignedBuffer State { get; }

    /// <summary>The means.</summary>
    public Span<float> Means => State.Slice(0, Columns);

    /// <summary>The variances.</summary>
    public Span<float> Variances => State.Slice(Columns, Columns);

    /// <summary>Follows a batch.</summary>
    /// <param name="means">Its means.</param>
    /// <param name="variances">Its variances, over one less than the values.</param>
    /// <param name="share">The batch's share.</param>
    public void Follow(ReadOnlySpan<float> means, ReadOnlySpan<float> variances, float share)
    {
        for (int i = 0; i < Columns; i++)
        {
            Means[i] += share * (means[i] - Means[i]);
            Variances[i] += share * (variances[i] - Variances[i]);
        }
    }

    public void Dispose() => State.Dispose();
}
