using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>
/// Loss of a network on training samples, normalised by their own statistics: where codes have become narrower, running statistics are those of
/// another network.
/// </summary>
internal static class SampleLoss
{
    private const int MostSamples = 4096;

    /// <summary>Mean loss of a sample in nats, and the share that is right, of some thousand samples from all over the training data.</summary>
    /// <param name="stack">The network.</param>
    /// <param name="team">The threads.</param>
    /// <param name="train">Training samples.</param>
    /// <param name="batch">Samples that are normalised together, as many as in training.</param>
    public static (double Loss, double Accuracy) Of(LlutStack stack, WorkerTeam team, Dataset train, int batch)
    {
        int batches = Math.Clamp(MostSamples / batch, 1, train.Count / batch);
        int[] samples = [.. Enumerable.Range(0, batch * batches).Select(i => (int)((long)i * train.Count / (batch * batches)))];
        int[] labels = new int[batch];
        using NetworkPass pass = new(stack, team, batch, learns: true);
        double loss = 0;
        int correct = 0;
        for (int first = 0; first < samples.Length; first += batch)
        {
            pass.Forward(train, samples, first, batch, isTraining: true);
            for (int i = 0; i < batch; i++)
            {
                labels[i] = train.Labels[samples[first + i]];
            }

            NeuronLayer last = stack.Layers[^1];
            (double sum, int right, _) = ScoreCrossEntropy.Evaluate(
                pass.Rows.Layers[^1], last.Settings.Neurons, stack.Factor.In(stack.Parameters)[0], last.Output.StepIn(stack.Parameters), labels);
            (loss, correct) = (loss + sum, correct + right);
        }

        return (loss / samples.Length, (double)correct / samples.Length);
    }
}
