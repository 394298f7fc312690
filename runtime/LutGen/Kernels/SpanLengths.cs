namespace LutGen.Kernels;

/// <summary>Checks that the spans of a call fit a model and each other.</summary>
internal static class SpanLengths
{
    /// <summary>Requires one row.</summary>
    public static void RequireRow(int length, int features)
    {
        if (length != features)
        {
            throw new ArgumentException($"the row has {length} values, expected {features} features", nameof(features));
        }
    }

    /// <summary>Requires the scores of one row.</summary>
    public static void RequireScores(int length, int scores)
    {
        if (length != scores)
        {
            throw new ArgumentException($"the span takes {length} scores, expected {scores}", nameof(scores));
        }
    }

    /// <summary>Requires as many rows as classes.</summary>
    public static void RequireRows(int length, int classes, int features)
    {
        if (length != (long)classes * features)
        {
            throw new ArgumentException($"the rows have {length} values, expected {classes} rows of {features} features, one row a class: {(long)classes * features} values", "rows");
        }
    }

    /// <summary>Requires whole rows and the scores of as many, and returns the number of rows.</summary>
    public static int RequireScoreBatch(int length, int scoresLength, int features, int scores)
    {
        int rows = length / features;
        return length % features == 0 && scoresLength == (long)rows * scores
            ? rows
            : throw new ArgumentException($"{length} values and {scoresLength} scores, expected rows of {features} features and {scores} scores each", nameof(scores));
    }

    /// <summary>Requires input and output planes of as many words, and returns the words of a plane.</summary>
    public static int RequirePlanes(int inputLength, int outputLength, int inputPlanes, int outputPlanes)
    {
        int words = inputLength / inputPlanes;
        return inputLength % inputPlanes == 0 && outputLength == (long)words * outputPlanes
            ? words
            : throw new ArgumentException(
                $"{inputLength} input and {outputLength} output words, expected {inputPlanes} input and {outputPlanes} output planes of as many words each", nameof(outputPlanes));
    }
}
