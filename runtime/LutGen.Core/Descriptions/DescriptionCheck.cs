using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Descriptions;

/// <summary>The part of a description that a network contradicts.</summary>
public enum DescribedPart
{
    /// <summary>The encoder.</summary>
    Input,

    /// <summary>A layer.</summary>
    Layer,

    /// <summary>The head.</summary>
    Output,
}

/// <summary>The first contradiction between a network and its description.</summary>
/// <param name="Part">The part.</param>
/// <param name="Index">Index of the layer among the described ones; 0 for the other parts.</param>
/// <param name="Message">What the network has and what is described.</param>
public sealed record DescriptionDifference(DescribedPart Part, int Index, string Message);

/// <summary>Checks networks against descriptions.</summary>
public static class DescriptionCheck
{
    /// <summary>The first difference in the order input, layers, output; null when the network is what is described.</summary>
    public static DescriptionDifference? FirstDifference(ModelDescription description, LutNetwork network)
    {
        if (description.Input is { } input && InputDifference(input, network.Encoder) is { } wrongInput)
        {
            return new DescriptionDifference(DescribedPart.Input, 0, wrongInput);
        }

        if (description.Layers.Count > 0 && LayerDifference(description.Layers, network) is { } wrongLayer)
        {
            return wrongLayer;
        }

        return description.Output is { } output && OutputDifference(output, network.Head) is { } wrongOutput
            ? new DescriptionDifference(DescribedPart.Output, 0, wrongOutput)
            : null;
    }

    private static string? InputDifference(DescribedInput input, InputEncoder encoder)
    {
        LutEncoding encoding = encoder switch
        {
            RawBitsEncoder => LutEncoding.Bits,
            ThresholdEncoder => LutEncoding.Threshold,
            ThermometerEncoder => LutEncoding.Thermometer,
            _ => LutEncoding.Quantizer,
        };
        if (encoder.FeatureCount != input.Features)
        {
            return Differs("features", encoder.FeatureCount, input.Features);
        }

        if (encoding != input.Encoding)
        {
            return $"the file's encoding is {encoding}, described is {input.Encoding}";
        }

        if (encoder is ComparisonEncoder comparison)
        {
            for (int feature = 0; feature < encoder.FeatureCount; feature++)
            {
                float[] thresholds = Enumerable.Range(comparison.FirstSignalOf(feature), comparison.BitCountOf(feature)).Select(comparison.ThresholdOf).ToArray();
                if (input.Bits > 0 && thresholds.Length != input.Bits)
                {
                    return Differs($"bits of feature {feature}", thresholds.Length, input.Bits);
                }

                if (input.Thresholds.Count > 0 && !thresholds.SequenceEqual(input.Thresholds))
                {
                    return FormattableString.Invariant($"the file's thresholds of feature {feature} are {string.Join(", ", thresholds)}, described are {string.Join(", ", input.Thresholds)}");
                }
            }
        }

        return input.Bits > 0 && encoder is QuantizerEncoder quantizer && quantizer.Quantizers.FirstOrDefault(q => q.Bits != input.Bits) is { Bits: > 0 } other
            ? Differs("bits of a feature", other.Bits, input.Bits)
            : null;
    }

    private static DescriptionDifference? LayerDifference(IReadOnlyList<DescribedLayer> described, LutNetwork network)
    {
        int next = 0;
        for (int i = 0; i < described.Count; i++)
        {
            if (next >= network.Layers.Count)
            {
                return new DescriptionDifference(DescribedPart.Layer, i, $"the file has no layer for this: its {network.Layers.Count} layers end before it");
            }

            string? difference = described[i] is DescribedLuts luts
                ? LutsDifference(luts, network.Layers[next++])
                : ConvolutionDifference((DescribedConvolution)described[i], network.Layers, ref next);
            if (difference is not null)
            {
                return new DescriptionDifference(DescribedPart.Layer, i, difference);
            }
        }

        return next == network.Layers.Count
            ? null
            : new DescriptionDifference(DescribedPart.Layer, described.Count - 1, $"the file has {network.Layers.Count} layers, but the last one described is its layer {next}");
    }

    private static string? LutsDifference(DescribedLuts described, Layer layer)
    {
        if (layer is not LutLayer { Addressing: Addressing.Concatenation } luts)
        {
            return "the file's layer is not of truth tables";
        }

        if (luts.Count != described.Neurons)
        {
            return Differs("neurons", luts.Count, described.Neurons);
        }

        if (luts.OutputBits != described.Bits)
        {
            return Differs("bits of a neuron", luts.OutputBits, described.Bits);
        }

        for (int neuron = 0; neuron < luts.Count; neuron++)
        {
            if (luts.InputsOf(neuron).Count != described.FanIn)
            {
                return Differs($"inputs of neuron {neuron}", luts.InputsOf(neuron).Count, described.FanIn);
            }
        }

        return null;
    }

    private static string? ConvolutionDifference(DescribedConvolution described, IReadOnlyList<Layer> layers, ref int next)
    {
        if (layers[next++] is not ConvolutionLayer convolution)
        {
            return "the file's layer is not a convolution";
        }

        SlidingWindow window = convolution.Window;
        if (convolution.Output.Channels != described.Channels)
        {
            return Differs("channels", convolution.Output.Channels, described.Channels);
        }

        var expected = new SlidingWindow(described.Field, described.Field, described.Stride, described.Padding);
        if (window != expected)
        {
            return $"the file's window is {window.Height} x {window.Width}, stride {window.Stride}, padding {window.Padding}, "
                + $"described is {described.Field} x {described.Field}, stride {described.Stride}, padding {described.Padding}";
        }

        if (convolution.Kernel.Layers.Count != described.Depth)
        {
            return Differs("levels of the tree", convolution.Kernel.Layers.Count, described.Depth);
        }

        foreach (Layer level in convolution.Kernel.Layers)
        {
            if (level is not LutLayer luts || Enumerable.Range(0, luts.Count).Any(neuron => luts.InputsOf(neuron).Count != described.FanIn))
            {
                return $"the file's tree is not of truth tables of {described.FanIn} inputs";
            }
        }

        if (described.Pool <= 1)
        {
            return null;
        }

        return next < layers.Count && layers[next++] is PoolLayer { Kind: PoolKind.Or } pool && pool.Window == new SlidingWindow(described.Pool, described.Pool, described.Pool, 0)
            ? null
            : $"the file's convolution has no OR-pooling of {described.Pool} x {described.Pool} behind it";
    }

    private static string? OutputDifference(DescribedOutput output, OutputHead head)
    {
        LutHead kind = head switch
        {
            GroupSumHead => LutHead.GroupSum,
            ArgmaxHead => LutHead.Argmax,
            DequantizeHead => LutHead.Dequantize,
            _ => LutHead.Bits,
        };
        if (kind != output.Head)
        {
            return $"the file's head is {kind}, described is {output.Head}";
        }

        if (head.ScoreCount != output.Classes)
        {
            return Differs("classes", head.ScoreCount, output.Classes);
        }

        return head is GroupSumHead sum && output.Tau > 0 && sum.Tau != output.Tau
            ? FormattableString.Invariant($"the file's tau is {sum.Tau}, described is {output.Tau}")
            : null;
    }

    private static string Differs(string what, int actual, int described) => FormattableString.Invariant($"the file has {actual} {what}, described are {described}");
}
