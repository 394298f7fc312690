using LutGen.Training.Convolutional;
using LutGen.Training.Data;

namespace LutGen.Training.Tests.Convolutional;

/// <summary>Convolutional networks by their definitions: plain loops in double precision.</summary>
internal static class ReferenceCnn
{
    /// <summary>Mean cross-entropy of a batch, all of a data set, normalised by its own statistics.</summary>
    public static double LossOf(CnnWeights weights, Dataset data, float smoothing)
    {
        double[][][] maps = Run(weights, data, isTraining: true);
        return Enumerable.Range(0, data.Count).Average(sample => Loss(maps[^1][sample], data.Labels[sample], smoothing));
    }

    /// <summary>The maps of all nodes and samples: channels, rows, columns.</summary>
    public static double[][][] Run(CnnWeights weights, Dataset data, bool isTraining)
    {
        double[][][] maps = new double[weights.Graph.Nodes.Count][][];
        maps[0] = [.. Enumerable.Range(0, data.Count).Select(sample => Enumerable.Range(0, data.FeatureCount).Select(pixel => data[sample, pixel] / 255.0).ToArray())];
        for (int i = 1; i < maps.Length; i++)
        {
            maps[i] = weights.Graph.Nodes[i] switch
            {
                ConvolutionNode node => Convolve(node, weights, maps[node.Input], isTraining),
                PoolNode node => [.. maps[node.Input].Select(map => Pool(node, map))],
                AddNode node => [.. maps[node.First].Zip(maps[node.Second], (a, b) => a.Zip(b, (x, y) => Math.Max(0, x + y)).ToArray())],
                ConcatenationNode node => [.. Enumerable.Range(0, data.Count).Select(sample => node.Inputs.SelectMany(input => maps[input][sample]).ToArray())],
                var other => throw new InvalidOperationException(other.Name),
            };
        }

        return maps;
    }

    private static double Loss(double[] scores, int label, float smoothing)
    {
        double sum = Math.Log(scores.Sum(Math.Exp));
        return scores.Select((score, i) => ((i == label ? 1 - smoothing : 0) + smoothing / scores.Length) * (sum - score)).Sum();
    }

    private static double[][] Convolve(ConvolutionNode node, CnnWeights weights, double[][] source, bool isTraining)
    {
        ConvolutionParameters own = weights.Of(node);
        ReadOnlySpan<float> values = own.Weights.In(weights.Parameters);
        double[][] maps = [.. source.Select(_ => new double[node.Shape.Channels * node.Shape.Places])];
        for (int sample = 0; sample < source.Length; sample++)
        {
            for (int output = 0; output < node.Shape.Channels; output++)
            {
                for (int place = 0; place < node.Shape.Places; place++)
                {
                    double sum = 0;
                    for (int k = 0; k < node.ChannelsPerGroup; k++)
                    {
                        int channel = node.FirstChannelOf(output) + k;
                        for (int y = 0; y < node.Window.Height; y++)
                        {
                            for (int x = 0; x < node.Window.Width; x++)
                            {
                                sum += values[own.IndexOf(output, channel, y, x)] * At(source[sample], node.Source, channel, place / node.Shape.Width * node.Window.Stride - node.Window.Padding + y, place % node.Shape.Width * node.Window.Stride - node.Window.Padding + x);
                            }
                        }
                    }

                    maps[sample][output * node.Shape.Places + place] = sum;
                }
            }
        }

        for (int output = 0; output < node.Shape.Channels; output++)
        {
            (double factor, double shift) = (1, own.Shifts.In(weights.Parameters)[output]);
            if (node.Normalizes)
            {
                double[] sums = [.. maps.SelectMany(map => map.Skip(output * node.Shape.Places).Take(node.Shape.Places))];
                double mean = isTraining ? sums.Average() : weights.StatisticsOf(node).Means[output];
                double variance = isTraining ? sums.Average(sum => (sum - mean) * (sum - mean)) : weights.StatisticsOf(node).Variances[output];
                factor = own.Factors.In(weights.Parameters)[output] / Math.Sqrt(variance + 1e-5);
                shift -= factor * mean;
            }

            foreach (double[] map in maps)
            {
                for (int place = 0; place < node.Shape.Places; place++)
                {
                    double value = map[output * node.Shape.Places + place] * factor + shift;
                    map[output * node.Shape.Places + place] = node.Rectifies ? Math.Max(0, value) : value;
                }
            }
        }

        return maps;
    }

    private static double[] Pool(PoolNode node, double[] source)
    {
        double[] map = new double[node.Shape.Channels * node.Shape.Places];
        for (int i = 0; i < map.Length; i++)
        {
            int channel = i / node.Shape.Places, row = i % node.Shape.Places / node.Shape.Width * node.Window.Stride - node.Window.Padding, column = i % node.Shape.Width * node.Window.Stride - node.Window.Padding;
            double[] window = [.. Enumerable.Range(0, node.Window.Height * node.Window.Width).Select(k => At(source, node.Source, channel, row + k / node.Window.Width, column + k % node.Window.Width))];
            map[i] = node.Kind == CnnPoolKind.Max ? window.Max() : window.Average();
        }

        return map;
    }

    private static double At(double[] map, MapShape shape, int channel, int row, int column) =>
        row >= 0 && row < shape.Height && column >= 0 && column < shape.Width ? map[channel * shape.Places + row * shape.Width + column] : 0;
}
