using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Formats;

public sealed class RoundTripTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_written_network_reads_back_as_the_same_text_and_the_same_function(string kind)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            string text = LutnetWriter.ToText(network);
            LutNetwork back = LutnetReader.Read(text);

            Assert.Equal(text, LutnetWriter.ToText(back));
            Assert.Equal(network, back);
            AssertSameFunction(network, back);
        }
    }

    private static void AssertSameFunction(LutNetwork expected, LutNetwork actual)
    {
        var first = new NetworkEvaluator(expected);
        var second = new NetworkEvaluator(actual);
        foreach (float[] row in RandomNetworks.Rows(expected, 50, 1).Chunk(expected.Encoder.FeatureCount))
        {
            Assert.Equal(first.Evaluate(row), second.Evaluate(row));
            Assert.Equal(first.Predict(row), second.Predict(row));
            Assert.Equal(first.Scores(row), second.Scores(row));
        }
    }
}
