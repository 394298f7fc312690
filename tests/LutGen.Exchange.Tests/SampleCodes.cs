using LutGen.Evaluation;
using LutGen.Networks;

namespace LutGen.Exchange.Tests;

/// <summary>Codes for the encoder's signals of networks, and their bits.</summary>
internal static class SampleCodes
{
    /// <summary>All codes, or random ones if there are more than asked for.</summary>
    public static IEnumerable<int[]> Of(LutNetwork network, int most)
    {
        int[] widths = [.. network.Encoder.Widths];
        int bits = widths.Sum();
        var random = new Random(bits);
        bool all = bits < 31 && 1 << bits <= most;
        for (int i = 0; i < (all ? 1 << bits : most); i++)
        {
            int rest = i;
            yield return [.. widths.Select(width =>
            {
                int code = all ? rest & ((1 << width) - 1) : random.Next(1 << width);
                rest >>= width;
                return code;
            })];
        }
    }

    /// <summary>Codes bit by bit, each most significant bit first.</summary>
    public static int[] Bits(IEnumerable<int> codes, IEnumerable<int> widths) =>
        [.. codes.Zip(widths).SelectMany(code => Enumerable.Range(0, code.Second).Select(bit => (code.First >> (code.Second - 1 - bit)) & 1))];

    /// <summary>The bits of the head's signals.</summary>
    public static int[] HeadBits(NetworkEvaluator evaluator, int[] codes)
    {
        int[] all = evaluator.EvaluateCodes(codes);
        LutNetwork network = evaluator.Network;
        return Bits(network.Head.Signals.Select(signal => all[signal]), network.Head.Signals.Select(network.WidthOf));
    }
}
