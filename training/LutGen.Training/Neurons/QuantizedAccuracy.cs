using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>Accuracy of a network of quantised neurons with its running statistics, which is that of its tables.</summary>
internal sealed unsafe class QuantizedAccuracy : IDisposable
{
    private const int Batch = 256;

    private readonly Dataset _data;
    private readonly NetworkPass _pass;
    private readonly int[] _samples;
    private readonly int _scores;

    /// <summary>Makes room.</summary>
    public QuantizedAccuracy(LlutStack stack, WorkerTeam team, Dataset data)
    {
        _data = data;
        _pass = new NetworkPass(stack, team, Batch, learns: false);
        _samples = [.. Enumerable.Range(0, data.Count)];
        _scores = stack.Layers[^1].Settings.Neurons;
    }

    /// <summary>Share of the samples that are right.</summary>
    public double Measure()
    {
        int correct = 0;
        for (int first = 0; first < _samples.Length; first += Batch)
        {
            int count = Math.Min(Batch, _samples.Length - first);
            _pass.Forward(_data, _samples, first, count, isTraining: false);
            LayerRows rows = _pass.Rows.Layers[^1];
            for (int lane = 0; lane < count; lane++)
            {
                correct += ScoreCrossEntropy.ClassOf(rows, _scores, lane) == _data.Labels[first + lane] ? 1 : 0;
            }
        }

        return (double)correct / _samples.Length;
    }

    public void Dispose() => _pass.Dispose();
}
