using LutGen.Networks;
using LutGen.Training.Sequences;

namespace LutGen.Tool.Lutna;

/// <summary>Runs tables over test sequences, by the kernels of a loaded model, all sequences side by side.</summary>
internal static class SequenceTest
{
    /// <summary>The class at each step of each sequence; -1 where none is asked for.</summary>
    /// <param name="model">The step, or the whole block, as tables.</param>
    /// <param name="sequences">Sequences of one length.</param>
    /// <param name="classCount">Classes.</param>
    public static int[][] Predict(LutModelFile model, IReadOnlyList<LabelledSequence> sequences, int classCount)
    {
        int[][] classes = [.. sequences.Select(sequence => Enumerable.Repeat(-1, sequence.Length).ToArray())];
        if (model.Info.Metadata.All(entry => entry.Key != "state"))
        {
            int[] last = new int[sequences.Count];
            model.PredictBatch([.. sequences.SelectMany(sequence => sequence.Inputs.SelectMany(input => input))], last);
            for (int i = 0; i < last.Length; i++)
            {
                classes[i][^1] = last[i];
            }

            return classes;
        }

        RecurrentModel cell = RecurrentModel.Of(model, sequences.Count);
        float[] scores = new float[sequences.Count * classCount];
        for (int step = 0; step < sequences[0].Length; step++)
        {
            cell.Step([.. sequences.SelectMany(sequence => sequence.Inputs[step])], scores);
            for (int i = 0; i < sequences.Count; i++)
            {
                if (sequences[i].Classes[step] >= 0)
                {
                    Span<float> own = scores.AsSpan(i * classCount, classCount);
                    classes[i][step] = own.IndexOf(own.ToArray().Max());
                }
            }
        }

        return classes;
    }

    /// <summary>The share of the classes asked for at which some others agree with them.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="left">Classes by sequence and step.</param>
    /// <param name="right">The others.</param>
    public static double Agreement(IReadOnlyList<LabelledSequence> sequences, IReadOnlyList<int[]> left, IReadOnlyList<int[]> right)
    {
        (int same, int asked) = (0, 0);
        for (int i = 0; i < sequences.Count; i++)
        {
            for (int step = 0; step < sequences[i].Length; step++)
            {
                asked += sequences[i].Classes[step] >= 0 ? 1 : 0;
                same += sequences[i].Classes[step] >= 0 && left[i][step] == right[i][step] ? 1 : 0;
            }
        }

        return (double)same / asked;
    }
}
