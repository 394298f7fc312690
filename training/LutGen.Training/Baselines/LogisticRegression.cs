using LutGen.Training.Data;

namespace LutGen.Training.Baselines;

/// <summary>
/// Multinomial logistic regression on standardised features: p(c | x) is the softmax of w_c x + b_c. It minimises the mean cross entropy plus
/// lambda / 2 times the sum of the squared weights, biases left out, until no component of the gradient is above a tolerance.
/// </summary>
public sealed class LogisticRegression : IClassifier
{
    /// <summary>Largest component of the gradient at which the training ends.</summary>
    public const double Tolerance = 1e-5;

    private const int MostIterations = 5000;

    private readonly Standardization _standardization;
    private readonly int _classes;

    private LogisticRegression(Standardization standardization, int classes, Minimum minimum)
    {
        _standardization = standardization;
        _classes = classes;
        Minimum = minimum;
    }

    /// <summary>The parameters: for each class its weights, then its bias.</summary>
    public IReadOnlyList<double> Parameters => Minimum.Point;

    /// <summary>How the minimisation ended.</summary>
    public Minimum Minimum { get; }

    /// <inheritdoc/>
    public long KeptNumbers => Minimum.Point.Length + 2 * _standardization.Means.Count;

    /// <summary>Fits the training samples.</summary>
    /// <param name="train">The samples.</param>
    /// <param name="penalty">The factor lambda, 0 or more.</param>
    public static LogisticRegression Fit(Dataset train, double penalty)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        var standardization = Standardization.Of(train);
        SmoothFunction loss = Loss(standardization.Apply(train), train, penalty);
        double[] start = new double[train.ClassCount * (train.FeatureCount + 1)];
        return new LogisticRegression(standardization, train.ClassCount, LimitedMemoryBfgs.Minimize(loss, start, Tolerance, MostIterations));
    }

    /// <inheritdoc/>
    public int[] Predict(Dataset data)
    {
        float[] rows = _standardization.Apply(data);
        int[] predicted = new int[data.Count];
        double[] scores = new double[_classes];
        for (int sample = 0; sample < predicted.Length; sample++)
        {
            Score(rows.AsSpan(sample * data.FeatureCount, data.FeatureCount), Minimum.Point, scores);
            predicted[sample] = Array.IndexOf(scores, scores.Max());
        }

        return predicted;
    }

    /// <summary>The function that is minimised.</summary>
    /// <param name="rows">Standardised samples, row by row.</param>
    /// <param name="data">Their labels and sizes.</param>
    /// <param name="penalty">The factor lambda.</param>
    internal static SmoothFunction Loss(float[] rows, Dataset data, double penalty) => (parameters, gradient) =>
    {
        int features = data.FeatureCount, stride = features + 1;
        double loss = 0;
        gradient.Clear();
        Span<double> scores = new double[data.ClassCount];
        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<float> row = rows.AsSpan(sample * features, features);
            Score(row, parameters, scores);
            loss += ToErrors(scores, data.Labels[sample]);
            for (int label = 0; label < scores.Length; label++)
            {
                Span<double> slope = gradient.Slice(label * stride, stride);
                for (int feature = 0; feature < features; feature++)
                {
                    slope[feature] += scores[label] * row[feature];
                }

                slope[features] += scores[label];
            }
        }

        double squares = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            double weight = i % stride == features ? 0 : parameters[i];
            gradient[i] = gradient[i] / data.Count + penalty * weight;
            squares += weight * weight;
        }

        return loss / data.Count + penalty / 2 * squares;
    };

    private static void Score(ReadOnlySpan<float> row, ReadOnlySpan<double> parameters, Span<double> scores)
    {
        int stride = row.Length + 1;
        for (int label = 0; label < scores.Length; label++)
        {
            ReadOnlySpan<double> weights = parameters.Slice(label * stride, stride);
            double sum = weights[row.Length];
            for (int feature = 0; feature < row.Length; feature++)
            {
                sum += weights[feature] * row[feature];
            }

            scores[label] = sum;
        }
    }

    /// <summary>Turns scores into probabilities less the wanted ones, and gives the cross entropy.</summary>
    private static double ToErrors(Span<double> scores, int wanted)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, score);
        }

        double margin = scores[wanted] - largest;
        for (int label = 0; label < scores.Length; label++)
        {
            scores[label] = Math.Exp(scores[label] - largest);
            sum += scores[label];
        }

        for (int label = 0; label < scores.Length; label++)
        {
            scores[label] = scores[label] / sum - (label == wanted ? 1 : 0);
        }

        return Math.Log(sum) - margin;
    }
}
