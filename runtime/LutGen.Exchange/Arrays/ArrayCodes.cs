using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// What stands around layers of codes: <c>n_in</c> codes of <c>bits_in</c> bits; <c>bits_out</c> of each layer, one number for all or one a layer; and what
/// codes stand for, (code - zero) * scale: <c>scale_in</c>, <c>zero_in</c>, <c>scale_out</c>, <c>zero_out</c>, one number or one a code.
/// </summary>
internal static class ArrayCodes
{
    private const string Inputs = "n_in";
    private const string BitsIn = "bits_in";
    private const string BitsOut = "bits_out";
    private const string ScaleIn = "scale_in";
    private const string ZeroIn = "zero_in";
    private const string ScaleOut = "scale_out";
    private const string ZeroOut = "zero_out";

    /// <summary>Names of the arrays.</summary>
    public static IReadOnlyList<string> Names { get; } = [Inputs, BitsIn, BitsOut, ScaleIn, ZeroIn, ScaleOut, ZeroOut];

    /// <summary>The encoder.</summary>
    public static InputEncoder Encoder(ArrayFile file, CodeOptions options)
    {
        int count = file.Number(Inputs, 1, NetworkLimits.Signals);
        IReadOnlyList<CodeScale> scales = options.InputScales.Count > 0 ? options.InputScales : Scales(file, ScaleIn, ZeroIn, count);
        return CodeInterface.Encoder(file.Path, count, file.Number(BitsIn, 1, NetworkLimits.AddressInputBits), scales);
    }

    /// <summary>Bits of a layer's codes.</summary>
    public static int OutputBits(ArrayFile file, int layer)
    {
        int[] bits = file.Whole(BitsOut, NetworkLimits.SignalBits, "bits of a layer's codes", file.DimensionsOf(BitsOut) == 0 ? [] : [-1]).Values;
        int found = bits.Length == 1 ? bits[0] : layer < bits.Length ? bits[layer] : 0;
        return found > 0 ? found : throw file.Error(BitsOut, $"says no width for layer {layer}, expected one number for all layers or one for each, from 1");
    }

    /// <summary>The head.</summary>
    public static OutputHead Head(ArrayFile file, ArraySource last, CodeOptions options)
    {
        bool said = options.OutputScales.Count > 0 || options.Head is CodeHead.Bits or CodeHead.Argmax;
        return CodeInterface.Head(
            file.Path, [.. Enumerable.Range(last.First, last.Count)], said ? options : options with { OutputScales = Scales(file, ScaleOut, ZeroOut, last.Count) });
    }

    private static IReadOnlyList<CodeScale> Scales(ArrayFile file, string scale, string zero, int count)
    {
        if (!file.Has(scale))
        {
            return file.Has(zero) ? throw new ImportException(file.Path, $"holds '{zero}' but not '{scale}', expected both or the scale alone") : [];
        }

        float[] zeros = file.Each(zero, count, 0);
        int wrong = Array.FindIndex(zeros, value => value != MathF.Truncate(value) || MathF.Abs(value) > NetworkLimits.ZeroPoint);
        return wrong < 0
            ? [.. file.Each(scale, count, 1).Zip(zeros, (step, at) => new CodeScale(step, (int)at))]
            : throw file.Error(zero, FormattableString.Invariant($"value {wrong} is {zeros[wrong]}, expected a whole number within {NetworkLimits.ZeroPoint}"));
    }
}
