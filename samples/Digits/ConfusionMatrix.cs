namespace Digits;

/// <summary>How often each class was taken for each.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts predictions.</summary>
    /// <param name="labels">The true classes.</param>
    /// <param name="predictions">The predicted classes.</param>
    /// <param name="classes">Number of classes.</param>
    public ConfusionMatrix(ReadOnlySpan<int> labels, ReadOnlySpan<int> predictions, int classes)
    {
        _counts = new int[classes, classes];
        Classes = classes;
        Samples = labels.Length;
        for (int i = 0; i < labels.Length; i++)
        {
            _counts[labels[i], predictions[i]]++;
        }
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of samples counted.</summary>
    public int Samples { get; }

    /// <summary>Samples that were classed rightly.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(c => _counts[c, c]);

    /// <summary>Their share.</summary>
    public double Accuracy => (double)Correct / Samples;

    /// <summary>How many samples of a class were predicted as another or as itself.</summary>
    public int this[int label, int prediction] => _counts[label, prediction];

    /// <summary>Samples of a class.</summary>
    public int CountOf(int label) => Enumerable.Range(0, Classes).Sum(p => _counts[label, p]);
}
