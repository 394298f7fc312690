namespace LutGen.Training.Convolutional;

/// <summary>A node whose samples have nothing to do with each other, and that has no parameters.</summary>
internal abstract class SamplePass : NodePass
{
    private readonly WorkerTeam _team;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private BatchShares _batch;

    /// <summary>Prepares the node.</summary>
    protected SamplePass(WorkerTeam team) => (_team, _forward, _backward) = (team, Forward, Backward);

    public sealed override void Forward(BatchShares batch, bool isTraining)
    {
        _batch = batch;
        _team.ForEach(BatchShares.Count, _forward);
    }

    public sealed override void Backward(BatchShares batch)
    {
        _batch = batch;
        _team.ForEach(BatchShares.Count, _backward);
    }

    /// <summary>Computes a sample's values.</summary>
    protected abstract void Forward(int sample);

    /// <summary>Adds to the gradients of what a sample reads.</summary>
    protected abstract void Backward(int sample);

    private void Forward(int share, int member)
    {
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
        {
            Forward(sample);
        }
    }

    private void Backward(int share, int member)
    {
        for (int sample = _batch.First(share); sample < _batch.First(share + 1); sample++)
        {
            Backward(sample);
        }
    }
}
