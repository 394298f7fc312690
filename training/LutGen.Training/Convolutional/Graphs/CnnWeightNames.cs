using LutGen.Training.Data;
using LutGen.Training.Weights;

namespace LutGen.Training.Convolutional;

/// <summary>
/// Weights of a convolutional network in files of other programs, under the names that PyTorch gives them: for a layer NAME <c>NAME.weight</c>, outputs x channels of the group x rows x columns, or outputs x
/// inputs where it is dense, inputs channel by channel; <c>NAME.bias</c>; and behind normalisation <c>NAME.bn.weight</c>, <c>.bias</c>, <c>.running_mean</c> and <c>.running_var</c>. A normalised layer may have a bias too. Pixels are 0 to 1.
/// </summary>
internal static class CnnWeightNames
{
    /// <summary>Reads the weights of all layers; a weight of 0 is pruned.</summary>
    /// <param name="file">The file.</param>
    /// <param name="weights">The network.</param>
    /// <exception cref="DataFileException">A tensor is missing, or has another shape, or values that are no numbers.</exception>
    public static void Read(WeightFile file, CnnWeights weights)
    {
        foreach (ConvolutionNode node in weights.Graph.Convolutions)
        {
            ConvolutionParameters own = weights.Of(node);
            ReadOnlySpan<float> values = file.Require($"{node.Name}.weight", ShapeOf(node)).Values;
            int k = 0;
            foreach (int index in own.Indices())
            {
                (own.Weights.In(weights.Parameters)[index], own.Weights.In(weights.Mask)[index]) = (values[k], values[k] == 0 ? 0 : 1);
                k++;
            }

            string bias = $"{node.Name}.bias";
            int outputs = node.Shape.Channels;
            if (!node.Normalizes)
            {
                Copy(file.Require(bias, outputs), own.Shifts.In(weights.Parameters));
                continue;
            }

            RunningChannels statistics = weights.StatisticsOf(node);
            Copy(file.Require($"{node.Name}.bn.weight", outputs), own.Factors.In(weights.Parameters));
            Copy(file.Require($"{node.Name}.bn.bias", outputs), own.Shifts.In(weights.Parameters));
            Copy(file.Require($"{node.Name}.bn.running_mean", outputs), statistics.Means);
            Copy(file.Require($"{node.Name}.bn.running_var", outputs), statistics.Variances);
            int negative = file.Require($"{node.Name}.bn.running_var", outputs).Values.AsSpan().IndexOfAnyInRange(float.NegativeInfinity, -float.Epsilon);
            if (negative >= 0)
            {
                throw new DataFileException(file.Path, FormattableString.Invariant($"tensor '{node.Name}.bn.running_var': value {negative} is {statistics.Variances[negative]}; expected a variance of 0 or more."));
            }

            if (file.TryGet(bias, out _))
            {
                // A bias in front of the normalisation only moves the mean.
                ReadOnlySpan<float> added = file.Require(bias, outputs).Values;
                for (int i = 0; i < outputs; i++)
                {
                    statistics.Means[i] -= added[i];
                }
            }
        }
    }

    /// <summary>The weights of all layers as tensors.</summary>
    public static IReadOnlyList<WeightTensor> Write(CnnWeights weights)
    {
        List<WeightTensor> tensors = [];
        foreach (ConvolutionNode node in weights.Graph.Convolutions)
        {
            ConvolutionParameters own = weights.Of(node);
            float[] values = own.Weights.In(weights.Parameters).ToArray(), shifts = First(own.Shifts.In(weights.Parameters));
            tensors.Add(new WeightTensor($"{node.Name}.weight", ShapeOf(node), [.. own.Indices().Select(index => values[index])]));
            if (!node.Normalizes)
            {
                tensors.Add(new WeightTensor($"{node.Name}.bias", [node.Shape.Channels], shifts));
                continue;
            }

            RunningChannels statistics = weights.StatisticsOf(node);
            tensors.Add(new WeightTensor($"{node.Name}.bn.weight", [node.Shape.Channels], First(own.Factors.In(weights.Parameters))));
            tensors.Add(new WeightTensor($"{node.Name}.bn.bias", [node.Shape.Channels], shifts));
            tensors.Add(new WeightTensor($"{node.Name}.bn.running_mean", [node.Shape.Channels], First(statistics.Means)));
            tensors.Add(new WeightTensor($"{node.Name}.bn.running_var", [node.Shape.Channels], First(statistics.Variances)));

            float[] First(ReadOnlySpan<float> channels) => channels[..node.Shape.Channels].ToArray();
        }

        return tensors;
    }

    private static int[] ShapeOf(ConvolutionNode node) => node.IsDense
        ? [node.Shape.Channels, node.FanIn]
        : [node.Shape.Channels, node.ChannelsPerGroup, node.Window.Height, node.Window.Width];

    private static void Copy(WeightTensor tensor, Span<float> target) => tensor.Values.CopyTo(target);
}
