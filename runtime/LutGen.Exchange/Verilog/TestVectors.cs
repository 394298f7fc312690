using LutGen.Evaluation;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// Samples with the results that the evaluator gives, one a line in hexadecimal: class, numbers and features side by side, the features in the
/// lowest bits. Compared features are rounded down to what the design can hold, and the evaluator gets them so.
/// </summary>
internal static class TestVectors
{
    /// <summary>Digits of a line.</summary>
    public static int DigitsOf(TopModule top) => (top.ClassBits + top.ScoreBits + top.Design.Features.Width + 3) / 4;

    /// <summary>The lines.</summary>
    /// <param name="network">The network as it was given.</param>
    /// <param name="top">The design.</param>
    /// <param name="rows">Rows of features.</param>
    public static IEnumerable<string> Lines(LutNetwork network, TopModule top, IEnumerable<float[]> rows)
    {
        var evaluator = new NetworkEvaluator(network);
        RtlDesign design = top.Design;
        int digits = DigitsOf(top);
        foreach (float[] row in rows)
        {
            long[] numbers = design.Port.Encode(row);
            int[] codes = design.Port.IsCompared
                ? evaluator.Evaluate(numbers.Select((number, i) => (float)(number * Math.Pow(2, design.Port.Formats[i].Exponent))).ToArray())
                : evaluator.EvaluateCodes(Array.ConvertAll(numbers, number => (int)number));
            var bits = new BitString();
            for (int i = 0; i < numbers.Length; i++)
            {
                bits.Add(numbers[i], design.Port.Formats[i].Bits);
            }

            int[] scores = Numbers(network.Head, codes);
            for (int i = 0; i < scores.Length; i++)
            {
                bits.Add(scores[i], design.Numbers[i].Width);
            }

            if (top.ClassBits > 0)
            {
                bits.Add(network.Head.Predict(codes), top.ClassBits);
            }

            yield return bits.ToHex(digits);
        }
    }

    private static int[] Numbers(OutputHead head, int[] codes) => head is GroupSumHead sums
        ? sums.Groups.Select(group => group.Signals.Sum(signal => codes[signal])).ToArray()
        : head.Signals.Select(signal => codes[signal]).ToArray();

    // A long number, from its low bits up.
    private sealed class BitString
    {
        private readonly List<byte> _nibbles = [];
        private int _pending;
        private int _pendingBits;

        public void Add(long number, int bits)
        {
            for (int bit = 0; bit < bits; bit++)
            {
                _pending |= (int)((number >> bit) & 1) << _pendingBits;
                if (++_pendingBits == 4)
                {
                    Flush();
                }
            }
        }

        public string ToHex(int digits)
        {
            if (_pendingBits > 0)
            {
                Flush();
            }

            return string.Create(digits, _nibbles, (hex, nibbles) =>
            {
                for (int i = 0; i < hex.Length; i++)
                {
                    hex[i] = "0123456789abcdef"[nibbles[hex.Length - 1 - i]];
                }
            });
        }

        private void Flush()
        {
            _nibbles.Add((byte)_pending);
            (_pending, _pendingBits) = (0, 0);
        }
    }
}
