using LutGen.Arithmetic;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Macs;

/// <summary>A narrow VGG on images of 3 x 32 x 32 bytes with random 8-bit weights: 22 million multiplications, 270,000 weights.</summary>
internal static class NarrowVgg
{
    private const int MostWeight = 127;
    private const int Bits = 8;

    /// <summary>Makes the network.</summary>
    /// <param name="sparsity">Share of the weights that are zero, drawn one by one.</param>
    /// <param name="seed">Seed of the random weights.</param>
    public static LutNetwork Create(double sparsity, int seed)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder("narrow-vgg", new QuantizerEncoder(3 * 32 * 32, new Quantizer(Bits, 1, 0)));
        ProductTable[] tables = [.. Enumerable.Range(-MostWeight, 2 * MostWeight + 1).Select(weight => ProductTable.Exact(weight, chunkBits: 2))];
        var image = new SignalGrid(0, 3, 32, 32);
        image = Pool(Convolve(Convolve(image, 32), 32));
        image = Pool(Convolve(image, 64));
        image = Pool(Convolve(Convolve(image, 64), 128));
        MacLayer hidden = Dense([.. Enumerable.Range(image.First, image.Count)], 64, zero: 0);
        MacLayer scores = Dense([.. Enumerable.Range(hidden.FirstSignal, hidden.Count)], 10, zero: 128);
        return builder.Build(new ArgmaxHead(Enumerable.Range(scores.FirstSignal, scores.Count)));

        SignalGrid Convolve(SignalGrid from, int channels)
        {
            int inputs = from.Channels * 9;
            var scope = new SignalScope(Enumerable.Repeat(Bits, inputs));
            MacLayer kernel = Neurons(scope, [.. Enumerable.Range(0, inputs)], channels, zero: 0);
            var layer = new ConvolutionLayer(builder.Scope, from, new SlidingWindow(3, 3, 1, 1), new Subnetwork(scope, inputs, [kernel], Enumerable.Range(kernel.FirstSignal, channels)));
            builder.Add(layer);
            return layer.Output;
        }

        SignalGrid Pool(SignalGrid from)
        {
            var layer = new PoolLayer(builder.Scope, from, new SlidingWindow(2, 2, 2, 0), PoolKind.Max);
            builder.Add(layer);
            return layer.Output;
        }

        MacLayer Dense(int[] inputs, int count, int zero)
        {
            MacLayer layer = Neurons(builder.Scope, inputs, count, zero);
            builder.Add(layer);
            return layer;
        }

        // Scales that spread the outputs of random weights over their range.
        MacLayer Neurons(SignalScope scope, int[] inputs, int count, int zero)
        {
            double deviation = Math.Sqrt(Math.Max(1, inputs.Length * (1 - sparsity))) * MostWeight / Math.Sqrt(3) * 90;
            Requantizer scale = Requantizer.Nearest(70 / deviation);
            return new MacLayer(scope, Bits, droppedChunks: 0, tables, [.. Enumerable.Range(0, count).Select(_ => new MacNeuron(
                [.. inputs.Where(_ => random.NextDouble() >= sparsity).Select(input => new MacInput(input, Weight()))], random.Next(-1000, 1000), scale.Multiplier, scale.Shift, zero))]);
        }

        // The index of a weight's table: not that of zero.
        int Weight()
        {
            int index = random.Next(2 * MostWeight);
            return index < MostWeight ? index : index + 1;
        }
    }
}
