using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class AllocationTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_allocated_once_a_thread_has_made_its_first_call(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, 600, 1);
        var bytes = new byte[rows.Length];
        var classes = new int[600];
        var scores = new float[600 * network.Head.ScoreCount];
        var inputs = new ulong[network.Encoder.Widths.Sum() * 9];
        var outputs = new ulong[network.Head.Signals.Sum(network.WidthOf) * 9];
        foreach ((string name, LutEngine engine) in Engines.All(network))
        {
            long least = Allocations.LeastOf(CallEverything);
            Assert.True(least == 0, $"{name} allocates {least} bytes");

            void CallEverything()
            {
                engine.PredictBatch(rows, classes);
                engine.PredictBatch(bytes, classes);
                engine.ScoresBatch(rows, scores);
                engine.EvaluateBits(inputs, outputs);
                engine.Predict(rows.AsSpan(0, features));
                engine.Predict(bytes.AsSpan(0, features));
                engine.Scores(rows.AsSpan(0, features), scores.AsSpan(0, network.Head.ScoreCount));
            }
        }
    }
}
