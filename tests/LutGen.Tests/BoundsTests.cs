using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Tests;

public sealed class BoundsTests
{
    public static TheoryData<InputEncoder> Encoders =>
    [
        new RawBitsEncoder(3),
        new ThresholdEncoder(16, 3),
        new ThresholdEncoder(40, 3),
        new ThresholdEncoder(65, 3),
        new ThermometerEncoder(7, [1f, 2f, 3f]),
        new ThermometerEncoder(130, [1f, 2f]),
        new QuantizerEncoder(16, new Quantizer(2, 1, 0)),
        new QuantizerEncoder(21, new Quantizer(3, 0.5f, 1)),
        new QuantizerEncoder(90, new Quantizer(3, 1, 0)),
    ];

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Nothing_beside_the_callers_spans_is_read_or_written(InputEncoder encoder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        LutNetwork network = new NetworkBuilder("guarded", encoder).Build(new ArgmaxHead(Enumerable.Range(0, encoder.SignalCount)));
        LutModelFile model = LutModelFile.FromNetwork(network);
        foreach (int count in new[] { 1, 2, 63, 64, 65, 511, 512, 513, 700 })
        {
            CallEverything(model, count, atEnd: true);
            CallEverything(model, count, atEnd: false);
        }
    }

    private static void CallEverything(LutModelFile model, int count, bool atEnd)
    {
        LutModelInfo info = model.Info;
        int words = count % 13;
        using var rows = new GuardedMemory<float>(count * info.FeatureCount, atEnd);
        using var bytes = new GuardedMemory<byte>(count * info.FeatureCount, atEnd);
        using var classes = new GuardedMemory<int>(count, atEnd);
        using var scores = new GuardedMemory<float>(count * info.ScoreCount, atEnd);
        using var inputs = new GuardedMemory<ulong>(words * info.InputBits, atEnd);
        using var outputs = new GuardedMemory<ulong>(words * info.OutputBits, atEnd);

        model.PredictBatch(rows.Span, classes.Span);
        model.PredictBatch(bytes.Span, classes.Span);
        model.ScoresBatch(rows.Span, scores.Span);
        model.EvaluateBits(inputs.Span, outputs.Span);
        model.Predict(rows.Span[^info.FeatureCount..]);
        model.Predict(bytes.Span[^info.FeatureCount..]);
        model.Scores(rows.Span[^info.FeatureCount..], scores.Span[^info.ScoreCount..]);
    }
}
