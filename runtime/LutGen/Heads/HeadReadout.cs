namespace LutGen.Heads;

/// <summary>A head at run time: reads classes and scores off the output planes of many samples, or the output codes of one.</summary>
internal abstract unsafe class HeadReadout
{
    /// <summary>Number of scores.</summary>
    public abstract int ScoreCount { get; }

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

    /// <summary>The classes of samples.</summary>
    /// <param name="planes">The output planes, <see cref="ScratchPlanes"/> behind them.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="classes">Receives the classes of the first samples, at most 64 * <paramref name="words"/>.</param>
    public abstract void Predict(ulong* planes, int words, Span<int> classes);

    /// <summary>The scores of samples.</summary>
    /// <param name="planes">The output planes, <see cref="ScratchPlanes"/> behind them.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="scores">Receives the scores of the first samples, <see cref="ScoreCount"/> each.</param>
    public abstract void Scores(ulong* planes, int words, Span<float> scores);

    /// <summary>The class of one sample.</summary>
    /// <param name="codes">The codes of the head's signals, in its order.</param>
    public abstract int Predict(ushort* codes);

    /// <summary>The scores of one sample.</summary>
    /// <param name="codes">The codes of the head's signals, in its order.</param>
    /// <param name="scores">Receives <see cref="ScoreCount"/> scores.</param>
    public abstract void Scores(ushort* codes, Span<float> scores);
}
