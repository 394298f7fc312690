using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public unsafe class SearchKernelTests
{
    private const int Batch = 128, Signals = 300, Neurons = 7;

    [Fact]
    public void Sums_and_gradients_count_what_is_active()
    {
        SeededRandom random = new(2);
        using SearchLayer layer = new(Neurons, Signals, 4, new UniformQuantizer(2, false), new ParameterLayout(), random);
        using NeuronRows rows = new(Neurons, Batch, learns: true);
        using AlignedBuffer source = Drawn(Signals * Batch), gradients = new(layer.Stride), target = new(Batch);
        double[,] weights = new double[Neurons, Signals];
        for (int neuron = 0; neuron < Neurons; neuron++)
        {
            Drop(neuron, layer.Active.AsSpan(neuron * layer.Stride, Signals));
            int[] active = layer.ActiveOf(neuron).ToArray();
            FillDrawn(new Span<float>(rows.Gradient(neuron), Batch));
            SearchKernel.Sum(active, layer.Weights(neuron), source.Start, rows.Sum(neuron), Batch);
            SearchKernel.Gradients(active, rows.Gradient(neuron), source.Start, gradients.Start, Batch);
            for (int k = 0; k < active.Length; k++)
            {
                weights[neuron, active[k]] = layer.Weights(neuron)[k];
                Assert.Equal(Sum(Batch, lane => (double)rows.Gradient(neuron)[lane] * source.Start[active[k] * Batch + lane]), gradients.Start[k], 1e-3);
            }

            Assert.Equal(Sum(Signals, signal => weights[neuron, signal] * source.Start[signal * Batch + 77]), rows.Sum(neuron)[77], 1e-3);
        }

        ActiveReaders readers = new(layer);
        for (int round = 0; round < 2; round++)
        {
            readers.List();
            for (int signal = 0; signal < Signals; signal++)
            {
                readers.Gather(rows, signal, target.Start);
                Assert.Equal(Sum(Neurons, neuron => weights[neuron, signal] * rows.Gradient(neuron)[99]), target.Start[99], 1e-4);
            }
        }

        // Neurons keep 1, 2, ... inputs, and all; a swap brings them out of order.
        void Drop(int neuron, Span<int> active)
        {
            layer.Counts[neuron] = neuron == Neurons - 1 ? Signals : neuron + 1;
            (active[0], active[200]) = (active[200], active[0]);
        }

        AlignedBuffer Drawn(int length)
        {
            AlignedBuffer buffer = new(length);
            FillDrawn(buffer.Span);
            return buffer;
        }

        void FillDrawn(Span<float> values)
        {
            foreach (ref float value in values)
            {
                value = (float)random.NextDouble(-1, 1);
            }
        }
    }

    private static double Sum(int count, Func<int, double> of) => Enumerable.Range(0, count).Sum(of);
}
