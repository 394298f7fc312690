using LutGen.Descriptions;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Tool.Training;

/// <summary>The layers that a class describes as layers to train.</summary>
internal static class DescribedLayers
{
    private const int MaxFanIn = 6;
    private const int MaxDepth = 8;

    // Beyond these a training takes more memory or time than a machine has; a slip of the keyboard must not start one.
    private const int MaxNeurons = 1_000_000;
    private const int MaxRadius = 1000;
    private const int MaxPixels = 1024;

    /// <summary>Checks layers and turns them into settings.</summary>
    /// <param name="reference">What the user called the class.</param>
    /// <param name="layers">What its attributes say.</param>
    /// <exception cref="InputException">There is no layer, a value is out of range, or this version trains no such layer.</exception>
    public static IReadOnlyList<LayerSettings> ToSettings(string reference, IReadOnlyList<DescribedLayer> layers)
    {
        int convolutions = layers.TakeWhile(layer => layer is DescribedConvolution).Count();
        if (convolutions == layers.Count || layers.Any(layer => !IsTrained(layer)) || layers.Skip(convolutions).Any(layer => layer is DescribedConvolution))
        {
            throw new InputException(
                $"{reference}: layers {(layers.Count == 0 ? "none" : string.Join(", ", layers.Select(Text)))}, but this version trains LutConv layers, if any, and behind them at least one LutLayer, "
                + $"with FanIn 1 to {MaxFanIn} and Bits 1");
        }

        var check = new AttributeCheck(reference);
        foreach (DescribedLayer layer in layers)
        {
            Check(check, layer);
        }

        double neurons = layers.Sum(Neurons);
        check.Require(neurons <= MaxNeurons, nameof(LutLayerAttribute), "the number of neurons of all layers", neurons, $"at most {MaxNeurons}");
        return [.. layers.SelectMany(ToSettings)];
    }

    private static bool IsTrained(DescribedLayer layer) => layer switch
    {
        DescribedLuts luts => luts is { FanIn: >= 1 and <= MaxFanIn, Bits: 1 },
        DescribedConvolution convolution => convolution.FanIn is >= 1 and <= MaxFanIn,
        _ => false,
    };

    private static void Check(AttributeCheck check, DescribedLayer layer)
    {
        if (layer is DescribedLuts luts)
        {
            const string Name = nameof(LutLayerAttribute);
            check.Require(luts.Neurons >= 1, Name, "the number of neurons", luts.Neurons, "at least 1");
            check.Require(luts.Radius is >= 0 and <= MaxRadius, Name, "Radius", luts.Radius, $"0 to {MaxRadius}");
        }

        if (layer is DescribedConvolution convolution)
        {
            const string Name = nameof(LutConvAttribute);
            check.Require(convolution.Channels >= 1, Name, "the number of channels", convolution.Channels, "at least 1");
            check.Require(convolution.Field is >= 1 and <= MaxPixels, Name, "Field", convolution.Field, $"1 to {MaxPixels}");
            check.Require(convolution.Stride is >= 1 and <= MaxPixels, Name, "Stride", convolution.Stride, $"1 to {MaxPixels}");
            check.Require(convolution.Padding >= 0 && convolution.Padding < convolution.Field, Name, "Padding", convolution.Padding, $"0 to {convolution.Field - 1}, less than the field");
            check.Require(convolution.Depth is >= 1 and <= MaxDepth, Name, "Depth", convolution.Depth, $"1 to {MaxDepth}");
            check.Require(convolution.Pool is >= 1 and <= MaxPixels, Name, "Pool", convolution.Pool, $"1 to {MaxPixels}");
        }
    }

    // In floating point: a few large trees are more than 32 bits count.
    private static double Neurons(DescribedLayer layer) => layer switch
    {
        DescribedLuts luts => luts.Neurons,
        DescribedConvolution convolution => convolution.Channels * Enumerable.Range(0, convolution.Depth).Sum(level => Math.Pow(convolution.FanIn, level)),
        _ => 0,
    };

    private static IEnumerable<LayerSettings> ToSettings(DescribedLayer layer)
    {
        if (layer is DescribedConvolution convolution)
        {
            yield return new ConvolutionSettings(convolution.Channels)
            {
                Field = convolution.Field,
                Stride = convolution.Stride,
                Padding = convolution.Padding,
                Depth = convolution.Depth,
                Node = new NodeSettings { Inputs = convolution.FanIn },
            };
            if (convolution.Pool > 1)
            {
                yield return new PoolSettings(convolution.Pool);
            }
        }

        if (layer is DescribedLuts luts)
        {
            yield return new DenseSettings(luts.Neurons)
            {
                Node = new NodeSettings { Inputs = luts.FanIn },
                Wiring = luts.Radius > 0 ? new LocalWiring(luts.Radius) : new RandomWiring(),
            };
        }
    }

    private static string Text(DescribedLayer layer) => layer switch
    {
        DescribedLuts luts => $"LutLayer({luts.Neurons}, FanIn = {luts.FanIn}, Bits = {luts.Bits})",
        DescribedConvolution convolution => $"LutConv({convolution.Channels}, FanIn = {convolution.FanIn})",
        _ => layer.GetType().Name,
    };
}
