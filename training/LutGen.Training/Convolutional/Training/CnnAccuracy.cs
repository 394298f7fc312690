using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>Measures a network in single precision on samples.</summary>
internal sealed class CnnAccuracy : IDisposable
{
    private const int Batch = 64;

    private readonly CnnPass _pass;
    private readonly Dataset _data;
    private readonly int[] _order;

    /// <summary>Prepares the samples.</summary>
    public CnnAccuracy(CnnWeights weights, WorkerTeam team, Dataset data)
    {
        _pass = new CnnPass(weights, team, Math.Min(Batch, data.Count), gradients: null);
        _data = data;
        _order = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>The share that is right, and the mean cross-entropy.</summary>
    public (double Accuracy, double Loss) Measure()
    {
        (int correct, double loss) = (0, 0);
        for (int first = 0; first < _data.Count; first += _pass.Batch)
        {
            int count = Math.Min(_pass.Batch, _data.Count - first);
            _pass.Forward(_data, _order, first, count, isTraining: false);
            for (int sample = 0; sample < count; sample++)
            {
                int label = _data.Labels[first + sample];
                correct += Largest.IndexIn(_pass.ScoresOf(sample)) == label ? 1 : 0;
                loss += ClassCrossEntropy.Of(_pass.ScoresOf(sample), label, 0, 1, []);
            }
        }

        return ((double)correct / _data.Count, loss / _data.Count);
    }

    public void Dispose() => _pass.Dispose();
}
