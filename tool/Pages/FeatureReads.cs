using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>How often each feature is read: by inputs of neurons, by places of windows and by the head.</summary>
internal static class FeatureReads
{
    /// <summary>Counts the reads of every feature.</summary>
    public static long[] Of(LutNetwork network)
    {
        long[] signals = OfSignals(network);
        var features = new long[network.Encoder.FeatureCount];
        for (int feature = 0; feature < features.Length; feature++)
        {
            (int first, int count) = network.Encoder is ComparisonEncoder comparisons ? (comparisons.FirstSignalOf(feature), comparisons.BitCountOf(feature)) : (feature, 1);
            for (int signal = first; signal < first + count; signal++)
            {
                features[feature] += signals[signal];
            }
        }

        return features;
    }

    private static long[] OfSignals(LutNetwork network)
    {
        var reads = new long[network.Encoder.SignalCount];
        foreach (Layer layer in network.Layers)
        {
            switch (layer)
            {
                case LutLayer or MacLayer:
                    CountNeurons(layer, reads);
                    break;
                case AddLayer add:
                    foreach (AddTerm term in add.Terms)
                    {
                        Count(Enumerable.Range(term.Grid.First, term.Grid.Count), reads);
                    }

                    break;
                case PoolLayer pool when pool.Grid.First < reads.Length:
                    var one = new long[pool.Places];
                    Array.Fill(one, 1);
                    for (int channel = 0; channel < pool.Grid.Channels; channel++)
                    {
                        CountWindow(pool.Grid, pool.Window, pool.Output, channel, one, reads);
                    }

                    break;
                case ConvolutionLayer convolution when convolution.Grid.First < reads.Length:
                    CountConvolution(convolution, reads);
                    break;
                case PoolLayer or ConvolutionLayer:
                    break;
                default:
                    throw new NotSupportedException($"no reads of a {layer.GetType().Name}");
            }
        }

        Count(network.Head.Signals, reads);
        return reads;
    }

    private static void CountNeurons(Layer layer, long[] reads)
    {
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            if (layer is LutLayer luts)
            {
                SignalList inputs = luts.InputsOf(neuron);
                for (int i = 0; i < inputs.Count; i++)
                {
                    Count(inputs[i], reads);
                }
            }
            else
            {
                foreach (MacInput input in ((MacLayer)layer).Neurons[neuron].Inputs)
                {
                    Count(input.Signal, reads);
                }
            }
        }
    }

    // A kernel need not read all that is under its window.
    private static void CountConvolution(ConvolutionLayer layer, long[] reads)
    {
        var places = new long[layer.Kernel.InputCount];
        foreach (Layer inner in layer.Kernel.Layers)
        {
            CountNeurons(inner, places);
        }

        Count(layer.Kernel.Outputs, places);
        int size = layer.Window.Height * layer.Window.Width;
        for (int channel = 0; channel < layer.Grid.Channels; channel++)
        {
            CountWindow(layer.Grid, layer.Window, layer.Output, channel, places.AsSpan(channel * size, size), reads);
        }
    }

    private static void CountWindow(SignalGrid grid, SlidingWindow window, SignalGrid output, int channel, ReadOnlySpan<long> places, long[] reads)
    {
        for (int row = 0; row < output.Height; row++)
        {
            for (int column = 0; column < output.Width; column++)
            {
                for (int place = 0; place < places.Length; place++)
                {
                    int signal = window.SignalAt(grid, channel, row, column, place / window.Width, place % window.Width);
                    if ((uint)signal < (uint)reads.Length)
                    {
                        reads[signal] += places[place];
                    }
                }
            }
        }
    }

    private static void Count(IEnumerable<int> signals, long[] reads)
    {
        foreach (int signal in signals)
        {
            Count(signal, reads);
        }
    }

    private static void Count(int signal, long[] reads)
    {
        if (signal < reads.Length)
        {
            reads[signal]++;
        }
    }
}
