using LutGen.Training.Data;

namespace LutGen.Tool.Data;

/// <summary>How many samples a model gets right.</summary>
internal static class ModelAccuracy
{
    private const int BlockRows = 1024;

    /// <summary>Counts them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="samples">Samples of as many features as it reads.</param>
    public static int CountCorrect(LutModelFile model, Dataset samples)
    {
        int correct = 0;
        var rows = new float[BlockRows * model.Info.FeatureCount];
        var classes = new int[BlockRows];
        for (int start = 0; start < samples.Count; start += BlockRows)
        {
            int count = Math.Min(BlockRows, samples.Count - start);
            for (int i = 0; i < count; i++)
            {
                samples.CopyFeatures(start + i, rows.AsSpan(i * model.Info.FeatureCount, model.Info.FeatureCount));
            }

            model.PredictBatch(rows.AsSpan(0, count * model.Info.FeatureCount), classes.AsSpan(0, count));
            correct += Enumerable.Range(0, count).Count(i => classes[i] == samples.Labels[start + i]);
        }

        return correct;
    }
}
