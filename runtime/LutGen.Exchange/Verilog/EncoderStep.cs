using LutGen.Encoders;
using LutGen.Hardware;

namespace LutGen.Exchange.Verilog;

/// <summary>The encoder: each signal that is read compares a feature with a constant.</summary>
internal static class EncoderStep
{
    /// <summary>The step.</summary>
    /// <param name="encoder">The comparisons.</param>
    /// <param name="port">How features come in.</param>
    /// <param name="features">The features as they come in.</param>
    /// <param name="signals">The network's signals by id.</param>
    public static RtlStep Of(ComparisonEncoder encoder, FeaturePort port, RtlSignal[] features, RtlSignal[] signals)
    {
        RtlSignal[] defines = signals.AsSpan(0, encoder.SignalCount).ToArray();
        return new RtlStep("encoder", $"encoder: {encoder.FeatureCount} features, {encoder.SignalCount} thresholds; a bit is 1 where its feature is above its threshold", features, defines, Write);

        Func<RtlSignal, VectorPart> Write(LogicText text, BusReader input, Func<RtlSignal, bool> isWanted)
        {
            for (int feature = 0; feature < features.Length; feature++)
            {
                FeatureFormat format = port.Formats[feature];
                int first = encoder.FirstSignalOf(feature);
                for (int signal = first; signal < first + encoder.BitCountOf(feature); signal++)
                {
                    if (isWanted(signals[signal]))
                    {
                        text.Value($"bit{signal}", 1, Comparison(input[features[feature]], format, encoder.ThresholdOf(signal)));
                    }
                }
            }

            return signal => VectorPart.Whole($"bit{signal.Order}", 1);
        }
    }

    private static string Comparison(VectorPart number, FeatureFormat format, float threshold)
    {
        double steps = format.StepsIn(threshold);
        return steps < format.Least ? "1'b1"
            : steps >= format.Largest ? "1'b0"
            : format.IsSigned ? $"$signed({number}) > {VerilogText.Signed((long)steps, format.Bits + 1)}"
            : $"{number} > {VerilogText.Unsigned((long)steps, format.Bits)}";
    }
}
