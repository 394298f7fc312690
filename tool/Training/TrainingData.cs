using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Tool.Training;

/// <summary>The samples of a training: those to train and validate with, and those that are measured once, at the end.</summary>
internal sealed class TrainingData
{
    private readonly Lazy<string> _fingerprint;

    /// <summary>Puts two parts together.</summary>
    /// <param name="place">What the user called the data, for errors.</param>
    /// <param name="train">The samples for training and validation.</param>
    /// <param name="test">The samples for testing.</param>
    /// <exception cref="InputException">The test samples are of another shape.</exception>
    public TrainingData(string? place, Dataset train, Dataset test)
    {
        if (test.FeatureCount != train.FeatureCount || test.ClassCount != train.ClassCount)
        {
            throw new InputException(
                $"{place}: test samples have {test.FeatureCount} features and {test.ClassCount} classes; expected "
                + $"{train.FeatureCount} and {train.ClassCount} as the training samples have");
        }

        (Train, Test) = (train, test);
        _fingerprint = new Lazy<string>(() => $"{DataFingerprint.Of(train)} {DataFingerprint.Of(test)}");
    }

    /// <summary>The samples for training and validation.</summary>
    public Dataset Train { get; }

    /// <summary>The samples that choose nothing.</summary>
    public Dataset Test { get; }

    /// <summary>A text that is another one for other samples in either part.</summary>
    public string Fingerprint => _fingerprint.Value;
}
