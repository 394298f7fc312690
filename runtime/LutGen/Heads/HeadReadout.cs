namespace LutGen.Heads;

/// <summary>A head at run time: reads classes and scores off the output planes of many samples, or the sums of output codes of one.</summary>
internal abstract unsafe class HeadReadout
{
    /// <summary>How many of the head's signals each number sums, in order: a number a score.</summary>
    public abstract IReadOnlyList<int> Counts { get; }

    /// <summary>Planes of scratch memory behind the output planes, for planes of up to 8 words.</summary>
    public abstract int ScratchPlanes { get; }

    /// <summary>The counterpart of a head; a new kind of head is one line here.</summary>
    /// <param name="head">The head.</param>
    /// <param name="widths">Bits of each of the head's signals.</param>
    public static HeadReadout Create(OutputHead head, IReadOnlyList<int> widths) => head switch
    {
        GroupSumHead groupSum => GroupSumRule.Readout(groupSum, widths),
        ArgmaxHead => ArgmaxRule.Readout(widths),
        DequantizeHead dequantize => DequantizeRule.Readout(dequantize, widths),
        BitsHead => new BitsReadout(widths),
        _ => throw new NotSupportedException($"no readout for {head.GetType().Name}"),
    };

    /// <summary>The counterpart of a group sum whose sums are there already.</summary>
    /// <param name="head">The head.</param>
    /// <param name="sumWidths">Binary digits of each group's sum; the planes are these, each most significant first.</param>
    public static HeadReadout CreateOfSums(OutputHead head, IReadOnlyList<int> sumWidths) => head is GroupSumHead groupSum
        ? GroupSumRule.Readout(groupSum, Enumerable.Repeat(1, sumWidths.Count).ToArray(), sumWidths)
        : throw new NotSupportedException($"no sums in {head.GetType().Name}");

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
    /// <param name="numbers">The sums of codes, by score.</param>
    public abstract int Predict(int* numbers);

    /// <summary>The scores of one sample.</summary>
    /// <param name="numbers">The sums of codes, by score.</param>
    /// <param name="scores">Receives one for each of <see cref="Counts"/> scores.</param>
    public abstract void Scores(int* numbers, Span<float> scores);
}
