namespace LutGen.Training.Convolutional;

/// <summary>How a node of a network goes forward and back for a batch.</summary>
internal abstract class NodePass : IDisposable
{
    /// <summary>Computes the node's values of those it reads.</summary>
    /// <param name="batch">The samples in parts.</param>
    /// <param name="isTraining">Whether sums are normalised by the batch's own statistics, or by the running ones.</param>
    public abstract void Forward(BatchShares batch, bool isTraining);

    /// <summary>Adds to the gradients of what the node reads, and writes those of its parameters.</summary>
    /// <param name="batch">The samples in parts.</param>
    public abstract void Backward(BatchShares batch);

    /// <summary>Lets statistics follow the batch, where there are some.</summary>
    /// <param name="share">The batch's share.</param>
    public virtual void Follow(float share)
    {
    }

    public virtual void Dispose()
    {
    }
}
