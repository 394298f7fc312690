using System.Runtime.Intrinsics;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Structure;

public class RoundingTests
{
    public static TheoryData<string> Kinds => StructureCases.AllNames;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_is_the_rounding_of_what_was_trained(string kind)
    {
        using SmallNetwork given = StructureCases.Create(kind);
        given.Run(NodeSampler.Hard);
        NetworkEvaluator evaluator = new(given.Rounded());
        for (int sample = 0; sample < given.Data.Count; sample++)
        {
            int[] codes = evaluator.Evaluate(given.Data.Features(sample));
            int output = 0;
            foreach (int signal in evaluator.Network.Head.Signals)
            {
                Assert.Equal(codes[signal] == 0 ? 1 : -1, given.Workspace.Row(given.Stack.Last.FirstOutput + output++)[sample]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bit_planes_the_evaluator_and_the_engine_agree_on_every_signal_and_score_of_a_written_file(string kind)
    {
        using SmallNetwork given = StructureCases.Create(kind, samples: 32);
        LutNetwork written = LutnetReader.Read(LutnetWriter.ToText(given.Rounded()));
        Assert.Equal(given.Rounded(), written);
        NetworkEvaluator evaluator = new(written);
        LutModelFile engine = LutModelFile.FromNetwork(written);
        BitPlanes planes = HardAccuracy.PlanesOf(written, given.Data);
        HardForward hard = new(written);
        int[] sums = hard.GroupSums(planes);
        ReadOnlySpan<Vector512<ulong>> signals = hard.Evaluate(planes, 0);
        float[] scores = new float[SmallNetwork.Classes];
        for (int sample = 0; sample < given.Data.Count; sample++)
        {
            float[] features = given.Data.Features(sample);
            int[] codes = evaluator.Evaluate(features);
            for (int signal = 0; signal < codes.Length; signal++)
            {
                Assert.Equal(codes[signal], (int)(signals[signal][0] >> sample & 1));
            }

            engine.Scores(features, scores);
            Assert.Equal(evaluator.ScoresOf(codes), scores);
            Assert.Equal(scores, sums.AsSpan(sample * SmallNetwork.Classes, SmallNetwork.Classes).ToArray().Select(sum => sum / SmallNetwork.GroupTemperature));
            Assert.Equal(engine.Predict(features), Largest.IndexIn(sums.AsSpan(sample * SmallNetwork.Classes, SmallNetwork.Classes)));
        }
    }
}
