using System.Numerics;
using System.Runtime.InteropServices;
using LutGen.Training.Data;

namespace LutGen.Training.Baselines;

/// <summary>
/// k nearest neighbours by Euclidean distance between standardised features: the class that most of them have; of several, the one whose
/// member is nearest. Neighbours at the same distance stand in the order of the training samples.
/// </summary>
public sealed class NearestNeighbors : IClassifier
{
    private readonly Dataset _train;
    private readonly Standardization _standardization;
    private readonly float[] _columns;
    private readonly int _padded;

    /// <summary>Keeps the training samples.</summary>
    /// <param name="train">The samples.</param>
    /// <param name="neighbors">How many neighbours vote, 1 .. the number of samples.</param>
    public NearestNeighbors(Dataset train, int neighbors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbors, train.Count);
        _train = train;
        Neighbors = neighbors;
        _standardization = Standardization.Of(train);
        float[] rows = _standardization.Apply(train);
        _padded = (train.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _columns = new float[train.FeatureCount * _padded];
        for (int i = 0; i < rows.Length; i++)
        {
            _columns[i % train.FeatureCount * _padded + i / train.FeatureCount] = rows[i];
        }
    }

    /// <summary>How many neighbours vote.</summary>
    public int Neighbors { get; }

    /// <inheritdoc/>
    public long KeptNumbers => (long)_train.Count * (_train.FeatureCount + 1) + 2 * _train.FeatureCount;

    /// <inheritdoc/>
    public int[] Predict(Dataset data) => [.. NearestLabels(data).Select(labels => Vote(labels, Neighbors))];

    /// <summary>The classes of the nearest training samples of each sample, the nearest first.</summary>
    /// <param name="data">Samples of the same features.</param>
    public IEnumerable<int[]> NearestLabels(Dataset data)
    {
        float[] rows = _standardization.Apply(data);
        float[] distances = new float[_padded];
        for (int sample = 0; sample < data.Count; sample++)
        {
            Measure(rows.AsSpan(sample * data.FeatureCount, data.FeatureCount), distances);
            yield return [.. Nearest(distances).Select(index => _train.Labels[index])];
        }
    }

    /// <summary>The class that most of the first labels have.</summary>
    /// <param name="labels">Classes, those of the nearest first.</param>
    /// <param name="count">How many of them vote.</param>
    public static int Vote(ReadOnlySpan<int> labels, int count)
    {
        int best = labels[0], most = 0;
        foreach (int label in labels[..count])
        {
            int votes = labels[..count].Count(label);
            if (votes > most)
            {
                (best, most) = (label, votes);
            }
        }

        return best;
    }

    // Squared distances to all training samples, feature by feature.
    private void Measure(ReadOnlySpan<float> row, float[] distances)
    {
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(distances.AsSpan());
        sums.Clear();
        for (int feature = 0; feature < row.Length; feature++)
        {
            ReadOnlySpan<Vector<float>> column = MemoryMarshal.Cast<float, Vector<float>>(_columns.AsSpan(feature * _padded, _padded));
            Vector<float> value = new(row[feature]);
            for (int i = 0; i < sums.Length; i++)
            {
                Vector<float> difference = column[i] - value;
                sums[i] += difference * difference;
            }
        }
    }

    private int[] Nearest(float[] distances)
    {
        PriorityQueue<int, (float Distance, int Index)> farthestFirst = new(Comparer<(float Distance, int Index)>.Create((a, b) => b.CompareTo(a)));
        for (int i = 0; i < _train.Count; i++)
        {
            if (farthestFirst.Count < Neighbors)
            {
                farthestFirst.Enqueue(i, (distances[i], i));
            }
            else if (farthestFirst.TryPeek(out _, out (float Distance, int Index) farthest) && distances[i] < farthest.Distance)
            {
                farthestFirst.DequeueEnqueue(i, (distances[i], i));
            }
        }

        int[] nearest = new int[Neighbors];
        for (int i = nearest.Length - 1; i >= 0; i--)
        {
            nearest[i] = farthestFirst.Dequeue();
        }

        return nearest;
    }
}
