using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>The encoder as a circuit: each signal that is read compares a binary number with a constant.</summary>
internal static class EncoderPart
{
    /// <summary>Builds the part. Its outputs are the bits of the encoder's signals, each most significant bit first; what nothing reads is 0.</summary>
    /// <param name="encoder">The encoder. A quantiser's codes come in as they are: to scale and round a measurement is not counted.</param>
    /// <param name="isRead">Whether anything reads each of these bits.</param>
    /// <param name="formats">Of comparisons, how features come in, each least significant bit first; see <see cref="FeatureFormats"/>.</param>
    /// <param name="cellLimit">Most cells.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="CircuitLimitException">There would be more cells.</exception>
    public static LogicPart Build(InputEncoder encoder, bool[] isRead, IReadOnlyList<FeatureFormat> formats, int cellLimit, CancellationToken cancellation)
    {
        if (encoder is not ComparisonEncoder comparisons)
        {
            return LogicPart.Wires(Enumerable.Range(0, isRead.Length).Select(CircuitBuilder.Input).ToArray(), cancellation);
        }

        var circuit = new CircuitBuilder(formats.Sum(format => format.Bits), cellLimit, cancellation);
        var outputs = new int[isRead.Length];
        int input = 0;
        foreach (FeatureFormat format in formats)
        {
            int[] number = Enumerable.Range(input, format.Bits).Select(CircuitBuilder.Input).ToArray();
            input += format.Bits;
            if (format.IsSigned)
            {
                number[format.Bits - 1] = CircuitBuilder.Not(number[format.Bits - 1]);
            }

            int first = comparisons.FirstSignalOf(format.Feature);
            for (int signal = first; signal < first + comparisons.BitCountOf(format.Feature); signal++)
            {
                if (isRead[signal])
                {
                    // A number in two's complement less the least of all is unsigned: its sign bit is complemented.
                    long threshold = (long)format.StepsIn(comparisons.ThresholdOf(signal)) - format.Least;
                    outputs[signal] = circuit.IsGreater(number, CircuitArithmetic.Constant(threshold, format.Bits));
                }
            }
        }

        return new LogicPart(circuit, outputs);
    }
}
