using LutGen.Evaluation;
using LutGen.Networks;

namespace LutGen.Tests;

/// <summary>What a network answers by definition, row by row.</summary>
internal static class Oracle
{
    /// <summary>The classes of rows.</summary>
    public static int[] Classes(LutNetwork network, float[] rows)
    {
        var evaluator = new NetworkEvaluator(network);
        return rows.Chunk(network.Encoder.FeatureCount).Select(row => evaluator.Predict(row)).ToArray();
    }

    /// <summary>The scores of rows, row-major.</summary>
    public static float[] Scores(LutNetwork network, float[] rows)
    {
        var evaluator = new NetworkEvaluator(network);
        return rows.Chunk(network.Encoder.FeatureCount).SelectMany(row => evaluator.Scores(row)).ToArray();
    }

    /// <summary>The head's planes for random planes of the encoder's signals.</summary>
    public static ulong[] OutputPlanes(LutNetwork network, ulong[] inputPlanes, int words)
    {
        var evaluator = new NetworkEvaluator(network);
        int[] widths = [.. network.Encoder.Widths];
        int[] outputs = [.. network.Head.Signals];
        var planes = new ulong[outputs.Sum(network.WidthOf) * words];
        for (int sample = 0; sample < 64 * words; sample++)
        {
            int plane = 0;
            var inputs = new int[widths.Length];
            for (int i = 0; i < widths.Length; i++)
            {
                for (int bit = 0; bit < widths[i]; bit++, plane++)
                {
                    inputs[i] = inputs[i] << 1 | (int)(inputPlanes[plane * words + sample / 64] >> (sample % 64) & 1);
                }
            }

            int[] codes = evaluator.EvaluateCodes(inputs);
            plane = 0;
            foreach (int signal in outputs)
            {
                for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--, plane++)
                {
                    planes[plane * words + sample / 64] |= (ulong)(codes[signal] >> bit & 1) << (sample % 64);
                }
            }
        }

        return planes;
    }
}
