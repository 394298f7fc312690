using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>Encoders and heads of networks whose source has neither: codes come in and go out as the options say.</summary>
internal static class CodeInterface
{
    /// <summary>The encoder of codes of one width.</summary>
    /// <param name="path">The source, for messages.</param>
    /// <param name="codes">Number of codes.</param>
    /// <param name="bits">Bits of each, 1 to <see cref="NetworkLimits.AddressInputBits"/>.</param>
    /// <param name="scales">What they stand for: none, one, or one a code.</param>
    public static InputEncoder Encoder(string path, int codes, int bits, IReadOnlyList<CodeScale> scales)
    {
        if (bits is < 1 or > NetworkLimits.AddressInputBits)
        {
            throw new ImportException(path, $"input codes have {bits} bits, expected 1 to {NetworkLimits.AddressInputBits}");
        }

        Check(path, "input", codes, scales.Count);
        return scales.Count == 0 && bits == 1 ? new RawBitsEncoder(codes)
            : scales.Count <= 1 ? new QuantizerEncoder(codes, Of(bits, scales.Count == 0 ? new CodeScale(1, 0) : scales[0]))
            : new QuantizerEncoder([.. scales.Select(scale => Of(bits, scale))]);
    }

    /// <summary>The head of output codes.</summary>
    /// <param name="path">The source, for messages.</param>
    /// <param name="signals">The signals of the codes.</param>
    /// <param name="options">What is asked for.</param>
    public static OutputHead Head(string path, IReadOnlyList<int> signals, CodeOptions options)
    {
        IReadOnlyList<CodeScale> scales = options.OutputScales;
        Check(path, "output", signals.Count, scales.Count);
        CodeHead head = options.Head ?? (scales.Count > 0 ? CodeHead.Dequantize : CodeHead.Bits);
        if ((head == CodeHead.Dequantize) != scales.Count > 0)
        {
            throw new ImportException(path, scales.Count > 0 ? "there are scales of the outputs, expected them with the head 'dequantize' only" : "there are no scales of the outputs, expected them for the head 'dequantize'");
        }

        return head switch
        {
            CodeHead.Argmax => new ArgmaxHead(signals),
            CodeHead.Bits => new BitsHead(signals),
            _ => new DequantizeHead([.. signals.Select((signal, i) => new DequantizedScore(signal, scales[Math.Min(i, scales.Count - 1)].Scale, scales[Math.Min(i, scales.Count - 1)].Zero))]),
        };
    }

    private static Quantizer Of(int bits, CodeScale scale) => new(bits, scale.Scale, scale.Zero);

    private static void Check(string path, string what, int codes, int scales)
    {
        if (scales > 1 && scales != codes)
        {
            throw new ImportException(path, $"has {codes} {what} codes and there are {scales} scales for them, expected one for all or one for each");
        }
    }
}
