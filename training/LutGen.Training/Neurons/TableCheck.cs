using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>
/// The comparison of a network of tables with the quantised neurons that it was made of, as a training's checkpoint has them: the code of every neuron
/// for every sample.
/// </summary>
/// <param name="Neurons">Neurons compared.</param>
/// <param name="Samples">Samples compared.</param>
/// <param name="Mismatches">Codes that differ.</param>
/// <param name="First">The first of them in words, null if there is none.</param>
public sealed record TableCheck(int Neurons, int Samples, long Mismatches, string? First)
{
    private const int Batch = 256;

    /// <summary>Compares.</summary>
    /// <param name="checkpoint">The checkpoint of the finished training (<see cref="CheckpointOptions.Keep"/>).</param>
    /// <param name="network">The network that it wrote.</param>
    /// <param name="train">The samples that it had.</param>
    /// <param name="samples">Samples to compare for.</param>
    /// <exception cref="CheckpointException">The checkpoint cannot be used, or is of another network.</exception>
    public static TableCheck Run(string checkpoint, LutNetwork network, Dataset train, Dataset samples)
    {
        using SavedNeurons neurons = SavedNeurons.Read(checkpoint, train, threads: 1);
        LutLayer[] layers = LayersOf(neurons.Stack, network)
            ?? throw new CheckpointException(checkpoint, "is of a network of other layers; expected the one that the file was written of");
        return Compare(neurons.Stack, layers, neurons.Team, network, samples);
    }

    // The layer of tables that gives the codes of each layer of neurons; null where they do not belong together.
    private static LutLayer[]? LayersOf(LlutStack stack, LutNetwork network)
    {
        LutLayer[] tables = [.. network.Layers.OfType<LutLayer>().Skip(network.Encoder is ThermometerEncoder ? 1 : 0)];
        int next = -1;
        LutLayer?[] layers = [.. stack.Layers.Select(layer => (next += layer.Settings.SubNeurons > 1 ? 2 : 1) < tables.Length ? tables[next] : null)];
        return next == tables.Length - 1 && layers.Zip(stack.Layers).All(pair => pair.First?.Count == pair.Second.Settings.Neurons) ? [.. layers.OfType<LutLayer>()] : null;
    }

    private static TableCheck Compare(LlutStack stack, LutLayer[] layers, WorkerTeam team, LutNetwork network, Dataset samples)
    {
        using NetworkPass pass = new(stack, team, Batch, learns: false);
        int[] order = [.. Enumerable.Range(0, samples.Count)];
        long mismatches = 0;
        string? first = null;
        for (int start = 0; start < order.Length; start += Batch)
        {
            int count = Math.Min(Batch, order.Length - start);
            pass.Forward(samples, order, start, count, isTraining: false);
            int[][] codes = new int[count][];
            Parallel.For(
                0,
                count,
                () => new NetworkEvaluator(network),
                (lane, _, evaluator) =>
                {
                    codes[lane] = [.. evaluator.Evaluate(samples.Features(start + lane))];
                    return evaluator;
                },
                _ => { });
            for (int i = 0; i < layers.Length; i++)
            {
                (mismatches, first) = Compare(i, stack, pass, layers[i], codes, start, mismatches, first);
            }
        }

        return new TableCheck(layers.Sum(layer => layer.Count), samples.Count, mismatches, first);
    }

    private static unsafe (long Mismatches, string? First) Compare(
        int index, LlutStack stack, NetworkPass pass, LutLayer layer, int[][] codes, int start, long mismatches, string? first)
    {
        QuantizerParameters output = stack.Layers[index].Output;
        float step = output.StepIn(stack.Parameters);
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            float* values = pass.Rows.Layers[index].Value(neuron);
            for (int lane = 0; lane < codes.Length; lane++)
            {
                int expected = (int)MathF.Round(values[lane] / step) - output.Quantizer.Low, found = codes[lane][layer.FirstSignal + neuron];
                if (expected != found)
                {
                    mismatches++;
                    first ??= FormattableString.Invariant($"layer {index + 1}, neuron {neuron + 1}, sample {start + lane + 1}: the table gives {found}, the neuron {expected}");
                }
            }
        }

        return (mismatches, first);
    }
}
