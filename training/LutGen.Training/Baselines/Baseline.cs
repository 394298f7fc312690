using LutGen.Training.Data;

namespace LutGen.Training.Baselines;

/// <summary>What a classifier that was chosen by validation gives on the test samples.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Choice">What validation chose.</param>
/// <param name="ValidationAccuracy">Share of the validation samples that it gets right, 0..1.</param>
/// <param name="TestAccuracy">Share of the test samples that the chosen one, fitted to training and validation samples, gets right, 0..1.</param>
/// <param name="KeptNumbers">Numbers that it keeps.</param>
public sealed record BaselineResult(string Method, string Choice, double ValidationAccuracy, double TestAccuracy, long KeptNumbers);

/// <summary>
/// Measures ordinary classifiers as networks are measured: what they leave open is chosen by validation samples that a seed draws from the
/// training samples, the choice is fitted to all training samples, and the test samples are looked at once.
/// </summary>
public static class Baseline
{
    /// <summary>Share of the training samples that validate.</summary>
    public const double ValidationShare = 0.2;

    private static readonly double[] Penalties = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
    private static readonly int[] Neighbors = [1, 3, 5, 7, 9, 13, 17, 21, 25, 31];

    /// <summary>Logistic regression; validation chooses the penalty, the larger of equally good ones.</summary>
    /// <param name="train">Samples for training and validation.</param>
    /// <param name="test">Samples for the test.</param>
    /// <param name="seed">Seed of the validation samples.</param>
    /// <exception cref="InvalidOperationException">A fit did not converge.</exception>
    public static BaselineResult LogisticRegression(Dataset train, Dataset test, ulong seed)
    {
        (Dataset part, Dataset validation) = train.Split(ValidationCount(train), seed);
        (double best, double penalty) = Penalties.Select(each => (Accuracy(Fit(part, each), validation), each)).MaxBy(each => each.Item1);
        IClassifier chosen = Fit(train, penalty);
        return new BaselineResult("logistic regression", FormattableString.Invariant($"lambda {penalty:0.######}"), best, Accuracy(chosen, test), chosen.KeptNumbers);
    }

    /// <summary>k nearest neighbours; validation chooses k, the smaller of equally good ones.</summary>
    /// <inheritdoc cref="LogisticRegression"/>
    public static BaselineResult NearestNeighbors(Dataset train, Dataset test, ulong seed)
    {
        (Dataset part, Dataset validation) = train.Split(ValidationCount(train), seed);
        int[] possible = [.. Neighbors.Where(k => k <= part.Count)];
        int[][] labels = [.. new NearestNeighbors(part, possible[^1]).NearestLabels(validation)];
        (double best, int neighbors) = possible
            .Select(k => (Accuracy([.. labels.Select(each => Baselines.NearestNeighbors.Vote(each, k))], validation), k))
            .MaxBy(each => each.Item1);
        NearestNeighbors chosen = new(train, neighbors);
        return new BaselineResult("k nearest neighbours", FormattableString.Invariant($"k {neighbors}"), best, Accuracy(chosen, test), chosen.KeptNumbers);
    }

    private static int ValidationCount(Dataset train) => Math.Max(1, (int)(train.Count * ValidationShare));

    private static LogisticRegression Fit(Dataset train, double penalty)
    {
        var fitted = Baselines.LogisticRegression.Fit(train, penalty);
        return fitted.Minimum.Converged
            ? fitted
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"Logistic regression with lambda {penalty} has a gradient of {fitted.Minimum.GradientNorm} after {fitted.Minimum.Iterations} steps; expected {Baselines.LogisticRegression.Tolerance} or less."));
    }

    private static double Accuracy(IClassifier classifier, Dataset data) => Accuracy(classifier.Predict(data), data);

    private static double Accuracy(int[] predicted, Dataset data) => predicted.Zip(data.Labels).Count(pair => pair.First == pair.Second) / (double)data.Count;
}
