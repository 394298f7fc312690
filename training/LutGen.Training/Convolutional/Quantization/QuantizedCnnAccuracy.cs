using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>Measures a network in whole numbers on samples.</summary>
internal static class QuantizedCnnAccuracy
{
    /// <summary>The share that is right, and the mean cross-entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Images of bytes.</param>
    /// <param name="team">The threads.</param>
    public static (double Accuracy, double Loss) Of(QuantizedCnn network, Dataset data, WorkerTeam team)
    {
        Dictionary<string, PackedWeights> packed = network.Convolutions.ToDictionary(
            each => each.Key, each => new PackedWeights(each.Value, MapLayout.Of(network.Graph, each.Value.Node.Input)));
        QuantizedForward[] passes = [.. Enumerable.Range(0, team.Size).Select(_ => new QuantizedForward(network, packed))];
        (bool IsRight, double Loss)[] results = new (bool, double)[data.Count];
        team.ForEach(data.Count, (sample, member) =>
        {
            Span<float> scores = stackalloc float[data.ClassCount];
            passes[member].Run(data.RowBytes(sample), scores);
            int label = data.Labels[sample];
            results[sample] = (Largest.IndexIn(scores) == label, ClassCrossEntropy.Of(scores, label, 0, 1, []));
        });
        foreach (IDisposable part in (IEnumerable<IDisposable>)[.. passes, .. packed.Values])
        {
            part.Dispose();
        }

        return (results.Count(result => result.IsRight) / (double)data.Count, results.Sum(result => result.Loss) / data.Count);
    }
}
