using LutGen.Arithmetic;

namespace LutGen.Training.Convolutional;

/// <summary>
/// Makes whole numbers of a trained network: batch normalisation folded into weights and biases, a scale for the weights of each output channel, formats of codes from
/// calibration (as in arXiv 1712.05877, and 1806.08342 for scales by channel).
/// </summary>
internal static class PostTrainingQuantization
{
    /// <summary>Largest magnitude of a bias.</summary>
    public const int MostBias = 1 << 28;

    private const int ScoreBits = 16, WeightSteps = 40;
    private const double ScoreMargin = 0.5, LeastWeightShare = 0.4, ZeroWeightsBias = 1 << 15;

    /// <summary>Quantises a network.</summary>
    /// <param name="calibration">The network, and the values of its maps.</param>
    /// <param name="plan">Widths and approximations.</param>
    /// <exception cref="ArgumentException">The network has a form that whole numbers cannot have; the message says which.</exception>
    public static QuantizedCnn Quantize(Calibration calibration, PrecisionPlan plan)
    {
        CnnGraph graph = calibration.Weights.Graph;
        MapFormat[] formats = [.. Enumerable.Range(0, graph.Nodes.Count).Select(node => FormatOf(calibration, plan, node))];
        Dictionary<string, QuantizedConvolution> convolutions = [];
        Dictionary<string, QuantizedSum> sums = [];
        for (int i = 0; i < formats.Length; i++)
        {
            if (graph.Nodes[i] is ConvolutionNode node)
            {
                Check(node, formats[node.Input], formats[i]);
                convolutions.Add(node.Name, Convolution(calibration, node, plan.Layers[node.Name], formats[node.Input], formats[i]));
            }
            else if (graph.Nodes[i] is AddNode add)
            {
                sums.Add(add.Name, QuantizedSum.Of(add, formats[add.First], formats[add.Second], formats[i]));
            }
        }

        return new QuantizedCnn(graph, plan, formats, convolutions, sums);
    }

    private static MapFormat FormatOf(Calibration calibration, PrecisionPlan plan, int node)
    {
        int group = calibration.Groups.Of(node);
        if (node < calibration.Weights.Graph.Nodes.Count - 1)
        {
            return calibration.FormatOf(group, plan.GroupBits.GetValueOrDefault(group));
        }

        // Scores are compared, and are as fine as codes can be.
        (double least, double most) = calibration.Scores;
        double margin = Math.Max((most - least) * ScoreMargin, 1e-3), scale = (most - least + 2 * margin) / ((1 << ScoreBits) - 1);
        return new MapFormat(ScoreBits, scale, (int)Math.Round((margin - least) / scale));
    }

    private static void Check(ConvolutionNode node, MapFormat source, MapFormat output)
    {
        if (node.Window.Padding > 0 && source.Zero != 0)
        {
            throw new ArgumentException($"{node.Name} pads a map that has negative values; expected a rectified one, since the code 0 outside is not the value 0 there.");
        }

        if (node.Rectifies && output.Zero != 0)
        {
            throw new ArgumentException($"{node.Name} is rectified, and its channels stand beside others that are not; expected branches that are all alike.");
        }
    }

    private static QuantizedConvolution Convolution(Calibration calibration, ConvolutionNode node, LayerPrecision precision, MapFormat source, MapFormat output)
    {
        (double[][] weights, double[] biases) = Fold(calibration.Weights, node);
        int[] codes = new int[node.Weights], bias = new int[node.Shape.Channels];
        Requantizer[] requantizers = new Requantizer[bias.Length];
        double[] dropped = precision.DroppedBits == 0 ? new double[node.Source.Channels] : calibration.MeansOf(node.Input, source, (1 << precision.DroppedBits) - 1);
        int places = node.Window.Height * node.Window.Width;
        for (int neuron = 0; neuron < bias.Length; neuron++)
        {
            double scale = ScaleOf(weights[neuron], precision.WeightBits);
            scale = scale == 0
                ? Math.Max(Math.Abs(biases[neuron]), 1e-9) / (source.Scale * ZeroWeightsBias)
                : Math.Max(scale, Math.Abs(biases[neuron]) / (source.Scale * MostBias));
            double sum = biases[neuron] / (scale * source.Scale);
            for (int k = 0; k < node.FanIn; k++)
            {
                int code = CodeOf(weights[neuron][k], scale, precision.WeightBits);
                codes[neuron * node.FanIn + k] = code;
                sum += code * (dropped[node.FirstChannelOf(neuron) + k / places] - source.Zero);
            }

            bias[neuron] = (int)Math.Clamp(Math.Round(sum), -MostBias, MostBias);
            requantizers[neuron] = Requantizer.Nearest(scale * source.Scale / output.Scale);
        }

        return new QuantizedConvolution(node, precision, source, output, codes, bias, requantizers);
    }

    // Batch normalisation is a factor and an addend a channel once it stands still.
    private static (double[][] Weights, double[] Biases) Fold(CnnWeights weights, ConvolutionNode node)
    {
        ConvolutionParameters own = weights.Of(node);
        ReadOnlySpan<float> values = own.Weights.In(weights.Parameters), shifts = own.Shifts.In(weights.Parameters);
        double[][] folded = new double[node.Shape.Channels][];
        double[] biases = new double[folded.Length];
        for (int output = 0; output < folded.Length; output++)
        {
            (double factor, double mean) = (1, 0);
            if (node.Normalizes)
            {
                RunningChannels statistics = weights.StatisticsOf(node);
                (factor, mean) = (own.Factors.In(weights.Parameters)[output] / Math.Sqrt(statistics.Variances[output] + RunningChannels.Epsilon), statistics.Means[output]);
            }

            biases[output] = shifts[output] - factor * mean;
            folded[output] = new double[node.FanIn];
            int k = 0, first = node.FirstChannelOf(output);
            for (int channel = 0; channel < node.ChannelsPerGroup; channel++)
            {
                for (int y = 0; y < node.Window.Height; y++)
                {
                    for (int x = 0; x < node.Window.Width; x++)
                    {
                        folded[output][k++] = factor * values[own.IndexOf(output, first + channel, y, x)];
                    }
                }
            }
        }

        return (folded, biases);
    }

    // The scale with the least squared error: with few bits the largest weights are better cut off.
    private static double ScaleOf(double[] weights, int bits)
    {
        double largest = weights.Max(Math.Abs) / ((1 << (bits - 1)) - 1), best = largest, least = double.PositiveInfinity;
        for (int i = 0; i < WeightSteps && largest > 0; i++)
        {
            double scale = largest * (1 - (1 - LeastWeightShare) * i / WeightSteps), error = 0;
            foreach (double weight in weights)
            {
                double difference = weight - scale * CodeOf(weight, scale, bits);
                error += difference * difference;
            }

            (best, least) = error < least ? (scale, error) : (best, least);
        }

        return best;
    }

    private static int CodeOf(double weight, double scale, int bits)
    {
        int most = (1 << (bits - 1)) - 1;
        return (int)Math.Clamp(Math.Round(weight / scale), -most, most);
    }
}
