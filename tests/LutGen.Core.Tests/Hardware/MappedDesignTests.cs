using LutGen.Core.Tests.Mapping;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware;

public sealed class MappedDesignTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lookup_tables_from_features_to_class_compute_what_the_evaluator_does(string kind)
    {
        for (int lutInputs = 3; lutInputs <= 6; lutInputs++)
        {
            AssertSame(RandomNetworks.Create(kind, lutInputs), lutInputs, isDepthBounded: lutInputs % 2 == 0, seed: 1);
        }
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("thermometer")]
    public void Encoder_and_network_as_one_circuit_give_the_same_signals(string kind)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            HardwareDesign design = Design(network, 6);
            MappedDesign mapped = MappedDesign.Of(design, new LutTarget(6, IsDepthBounded: true), CancellationToken.None);
            ulong[] inputs = DesignSimulation.InputsOf(network, design, Rows(network, seed));
            ulong[] codes = RandomGraphs.Evaluate(mapped.Parts[0].Cover, inputs);
            var encoded = new ulong[design.Encoder.Outputs.Length];
            for (int i = 0; i < codes.Length; i++)
            {
                encoded[mapped.Parts[0].Outputs[i]] = codes[i];
            }

            Assert.Equal(RandomGraphs.Evaluate(mapped.Parts[1].Cover, encoded), RandomGraphs.Evaluate(mapped.Joint!, inputs));
        }
    }

    [Fact]
    public void Features_that_are_no_whole_numbers_are_compared_but_for_one_step()
    {
        var random = new Random(3);
        float[][] thresholds = Enumerable.Range(0, 12)
            .Select(f => Enumerable.Range(0, 5).Select(_ => (float)((random.NextDouble() - (f % 3 == 0 ? 0.5 : 0)) * Math.Pow(10, f - 5))).Order().ToArray())
            .ToArray();
        var encoder = new ThermometerEncoder(thresholds);
        LutNetwork network = new NetworkBuilder("wires", encoder).Build(new BitsHead(Enumerable.Range(0, 30)));
        HardwareDesign design = Design(network, 6);
        MappedDesign mapped = MappedDesign.Of(design, new LutTarget(6, IsDepthBounded: true), CancellationToken.None);
        float[][] rows = Enumerable.Range(0, 64)
            .Select(_ => thresholds.Select(row => row[random.Next(5)] * (float)(0.5 + random.NextDouble())).ToArray())
            .ToArray();
        ulong[] outputs = DesignSimulation.Run(mapped, design, DesignSimulation.InputsOf(network, design, rows));
        Assert.All(design.Formats, format => Assert.Equal(16, format.Bits));
        int compared = 0;
        for (int sample = 0; sample < rows.Length; sample++)
        {
            for (int signal = 0; signal < 30; signal++)
            {
                (float value, float threshold) = (rows[sample][signal / 5], thresholds[signal / 5][signal % 5]);
                if (Math.Abs(value - threshold) > Math.Pow(2, design.Formats[signal / 5].Exponent))
                {
                    Assert.Equal(value > threshold ? 1UL : 0, (outputs[signal] >> sample) & 1);
                    compared++;
                }
            }
        }

        Assert.True(compared > 1800);
    }

    [Fact]
    public void Classes_of_equal_sums_are_told_apart_by_beta_and_by_their_order()
    {
        float[][] betas = [[0, 0, 0, 0, 0], [-0.5f, 0.25f, -2, 0.25f, 3], [1e9f, -1e9f, 0, 1e9f, 0.5f], [0.1f, 0.2f, 0.2f, 0.1f, 0.3f]];
        foreach (float[] beta in betas)
        {
            SumGroup[] groups = beta.Select((b, c) => new SumGroup(b, new SignalList([c, c, c + 1, (c + 3) % 6, c]))).ToArray();
            AssertSame(new NetworkBuilder("votes", new RawBitsEncoder(6)).Build(new GroupSumHead(1, groups)), 6, isDepthBounded: true, seed: 5);
        }
    }

    [Fact]
    public void Scores_of_different_scales_are_compared_as_scores()
    {
        var encoder = new QuantizerEncoder(3, new Quantizer(4, 1, 3));
        DequantizedScore[] scores = [new(0, 0.3f, 2), new(1, 1.7f, 9), new(2, 0.3f, 0)];
        AssertSame(new NetworkBuilder("scores", encoder).Build(new DequantizeHead(scores)), 6, isDepthBounded: true, seed: 6);
        AssertSame(new NetworkBuilder("score", encoder).Build(new DequantizeHead(scores.Take(1).ToArray())), 6, isDepthBounded: true, seed: 6);
        AssertSame(new NetworkBuilder("code", encoder).Build(new ArgmaxHead([1])), 6, isDepthBounded: true, seed: 6);
    }

    [Fact]
    public void A_sum_without_rivals_is_an_output()
    {
        LutNetwork network = new NetworkBuilder("sum", new RawBitsEncoder(9)).Build(new GroupSumHead(1, [new SumGroup(0, new SignalList([0, 1, 2, 3, 4, 5, 6, 7, 8, 8]))]));
        HardwareDesign design = Design(network, 6);
        MappedDesign mapped = MappedDesign.Of(design, new LutTarget(6, IsDepthBounded: true), CancellationToken.None);
        float[][] rows = Rows(network, 2);
        ulong[] outputs = DesignSimulation.Run(mapped, design, DesignSimulation.InputsOf(network, design, rows));
        Assert.All(rows.Select((row, i) => (row, i)), r => Assert.Equal(new NetworkEvaluator(network).Scores(r.row)[0], DesignSimulation.Number(outputs, r.i)));
    }

    private static void AssertSame(LutNetwork network, int lutInputs, bool isDepthBounded, int seed)
    {
        HardwareDesign design = Design(network, lutInputs);
        MappedDesign mapped = MappedDesign.Of(design, new LutTarget(lutInputs, isDepthBounded), CancellationToken.None);
        float[][] rows = Rows(network, seed);
        ulong[] outputs = DesignSimulation.Run(mapped, design, DesignSimulation.InputsOf(network, design, rows));
        var evaluator = new NetworkEvaluator(network);
        for (int sample = 0; sample < rows.Length; sample++)
        {
            int[] codes = evaluator.Evaluate(rows[sample]);
            if (network.Head is BitsHead)
            {
                Assert.Equal(
                    network.Head.Signals.SelectMany(s => Enumerable.Range(0, network.WidthOf(s)).Select(bit => (codes[s] >> bit) & 1)),
                    outputs.Select(word => (int)((word >> sample) & 1)));
            }
            else
            {
                Assert.Equal(network.Head.Predict(codes), DesignSimulation.Number(outputs, sample));
            }
        }

        Assert.All(mapped.Parts, part => Assert.All(part.Cover.Functions, f => Assert.InRange(f.Leaves.Length, 2, lutInputs)));
    }

    private static HardwareDesign Design(LutNetwork network, int lutInputs) =>
        HardwareDesign.Of(network, lutInputs, inputBits: null, 1 << 20, CancellationToken.None);

    private static float[][] Rows(LutNetwork network, int seed) =>
        RandomNetworks.Rows(network, 64, seed).Chunk(network.Encoder.FeatureCount).ToArray();
}
