using LutGen.Training.Data;

namespace LutGen.Training.Baselines;

/// <summary>Features less their mean, divided by their standard deviation over the training samples; 0 where a feature never changes.</summary>
public sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardization(double[] means, double[] deviations)
    {
        _means = means;
        _deviations = deviations;
    }

    /// <summary>Mean of each feature.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>Standard deviation of each feature (divided by the number of samples), 0 where it never changes.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>Measures the training samples.</summary>
    public static Standardization Of(Dataset train)
    {
        double[] means = new double[train.FeatureCount], deviations = new double[train.FeatureCount];
        for (int feature = 0; feature < means.Length; feature++)
        {
            for (int sample = 0; sample < train.Count; sample++)
            {
                means[feature] += train[sample, feature];
            }

            means[feature] /= train.Count;
            for (int sample = 0; sample < train.Count; sample++)
            {
                double difference = train[sample, feature] - means[feature];
                deviations[feature] += difference * difference;
            }

            deviations[feature] = Math.Sqrt(deviations[feature] / train.Count);
        }

        return new Standardization(means, deviations);
    }

    /// <summary>Standardises samples.</summary>
    /// <param name="data">Samples of the same features.</param>
    /// <returns>Row-major matrix [samples x features].</returns>
    /// <exception cref="ArgumentException">The samples have another number of features.</exception>
    public float[] Apply(Dataset data)
    {
        if (data.FeatureCount != _means.Length)
        {
            throw new ArgumentException($"{data.FeatureCount} features; expected {_means.Length}, as the training samples have.", nameof(data));
        }

        float[] rows = new float[data.Count * _means.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int feature = i % _means.Length;
            double difference = data[i / _means.Length, feature] - _means[feature];
            rows[i] = _deviations[feature] > 0 ? (float)(difference / _deviations[feature]) : 0;
        }

        return rows;
    }
}
