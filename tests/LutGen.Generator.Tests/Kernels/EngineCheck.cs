using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Testing;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>Compares engines with the evaluator.</summary>
internal static class EngineCheck
{
    /// <summary>A program with one model.</summary>
    public const string Source = """
        using LutGen;
        namespace Consumer;
        /// <summary>A model.</summary>
        [LutModel("model.lutnet")]
        public partial class Model;
        """;

    /// <summary>Properties of a build that has code of the width that this machine runs, and of no other: for tests that only ask the engine.</summary>
    public static Dictionary<string, string> OneWidth => new() { ["LutGenWidths"] = $"{64 * Math.Max(2, BitKernelChoice.WidestWords)}" };

    /// <summary>Digits of each group sum.</summary>
    public static int[] SumWidths(LutNetwork network) => network.Head is GroupSumHead head
        ? head.Groups.Select(group => BinaryDigits(group.Signals.Sum(signal => (1 << network.WidthOf(signal)) - 1))).ToArray()
        : [];

    private static int BinaryDigits(int largest) => 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)largest);

    /// <summary>The head as generated kernels have it: of the network that the generator simplified before it wrote lookups.</summary>
    public static OutputHead HeadOfKernels(LutNetwork network) => PassPipeline.Run(network).Network.Head;

    /// <summary>Bits of each of the head's signals.</summary>
    public static int[] OutputWidths(LutNetwork network) => network.Head.Signals.Select(network.WidthOf).ToArray();

    /// <summary>Compares batches, and the first rows one by one.</summary>
    public static void Check(LutNetwork network, LutEngine engine, int rowCount, int seed)
    {
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, rowCount, seed);
        var evaluator = new NetworkEvaluator(network);
        bool hasClass = network.Head is not BitsHead { HasClass: false };
        int[] expected = rows.Chunk(features).Select(row => hasClass ? evaluator.Predict(row) : 0).ToArray();
        float[] expectedScores = rows.Chunk(features).SelectMany(row => evaluator.Scores(row)).ToArray();

        var classes = new int[rowCount];
        var scores = new float[expectedScores.Length];
        engine.ScoresBatch(rows, scores);
        Assert.Equal(expectedScores, scores);
        if (hasClass)
        {
            engine.PredictBatch(rows, classes);
            Assert.Equal(expected, classes);
        }

        var one = new float[network.Head.ScoreCount];
        for (int i = 0; i < Math.Min(80, rowCount); i++)
        {
            engine.Scores(rows.AsSpan(i * features, features), one);
            Assert.Equal(expectedScores.AsSpan(i * one.Length, one.Length).ToArray(), one);
            Assert.Equal(expected[i], hasClass ? engine.Predict(rows.AsSpan(i * features, features)) : 0);
        }
    }
}
