namespace LutGen.Heads;

/// <summary>A head at run time: reads classes and scores off the output planes of many samples, or the sums of output codes of one.</summary>
internal abstract unsafe class HeadReadout
{
    /// <summary>How many of the head's signals each number sums, in order: a number a score.</summary>
    public abstract IReadOnlyList<int> Counts { get; }

    /// <summary>Planes of scratch memory behind the output planes, for planes of up to 8 words.</summary>
    public abstract int ScratchPlanes { get; }

    /// <summary>The readout of a head whose signals are the output planes.</summary>
    /// <param name="head">The head.</param>
    /// <param name="widths">Bits of each of the head's signals.</param>
    public static HeadReadout Create(OutputHead head, IReadOnlyList<int> widths) => Create(head, new HeadOutputs(widths, AreSums: false));

    /// <summary>
    /// The readout of a head whose kernel adds up: the output planes are one number a score, in order, each most significant bit
    /// first.
    /// </summary>
    /// <param name="head">The head; one that is not ranked by sums of its signals has nothing to add and no such form.</param>
    /// <param name="sumWidths">Bits of each sum, 0 to 31; 0 is a sum that is always 0.</param>
    /// <exception cref="ArgumentException">There are not as many sums as scores, or one is too wide.</exception>
    /// <exception cref="NotSupportedException">The head's class is not found from one number a score.</exception>
    public static HeadReadout CreateOfSums(OutputHead head, IReadOnlyList<int> sumWidths)
    {
        if (sumWidths.Count != head.ScoreCount || sumWidths.Any(w => w is < 0 or >= PlaneNumbers.MostBits))
        {
            throw new ArgumentException($"{sumWidths.Count} sums, expected {head.ScoreCount}, of 0 to {PlaneNumbers.MostBits - 1} bits each", nameof(sumWidths));
        }

        return Create(head, new HeadOutputs(sumWidths, AreSums: true));
    }

    // A new kind of head is one line here.
    private static HeadReadout Create(OutputHead head, HeadOutputs outputs) => head switch
    {
        GroupSumHead groupSum => GroupSumRule.Readout(groupSum, outputs),
        ArgmaxHead => ArgmaxRule.Readout(outputs),
        DequantizeHead dequantize => DequantizeRule.Readout(dequantize, outputs),
        BitsHead when !outputs.AreSums => new BitsReadout(outputs.Widths),
        _ => throw new NotSupportedException($"no readout for {head.GetType().Name}{(outputs.AreSums ? " of sums" : "")}"),
    };

    /// <summary>The classes of samples.</summary>
    /// <param name="planes">The output planes, <see cref="ScratchPlanes"/> behind them.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="classes">Receives the classes of the first samples, at most 64 * <paramref name="words"/>.</param>
    public abstract void Predict(ulong* planes, int words, Span<int> classes);

    /// <summary>The scores of samples.</summary>
    /// <param name="planes">The output planes, <see cref="ScratchPlanes"/> behind them.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="scores">Receives the scores of the first samples, as many a sample as there are <see cref="Counts"/>.</param>
    public abstract void Scores(ulong* planes, int words, Span<float> scores);

    /// <summary>The class of one sample.</summary>
    /// <param name="numbers">The sums of codes, by score, in whole lines of 64 bytes.</param>
    public abstract int Predict(int* numbers);

    /// <summary>The scores of one sample.</summary>
    /// <param name="numbers">The sums of codes, by score.</param>
    /// <param name="scores">Receives one for each of <see cref="Counts"/> scores.</param>
    public abstract void Scores(int* numbers, Span<float> scores);
}
