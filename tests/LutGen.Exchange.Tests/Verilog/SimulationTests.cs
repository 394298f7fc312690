using LutGen.Encoders;
using LutGen.Exchange.Verilog;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Verilog;

public sealed class SimulationTests
{
    private const int Samples = 60;

    [ExternalToolFact("iverilog", "vvp")]
    public void Every_kind_of_network_computes_in_Icarus_what_the_evaluator_does_with_and_without_registers()
    {
        foreach (string kind in RandomNetworks.Kinds)
        {
            for (int steps = 0; steps < 3; steps++)
            {
                AssertPasses(kind, RandomNetworks.Create(kind, steps), new VerilogOptions(steps), Simulator.Icarus);
            }
        }
    }

    [ExternalToolFact("verilator", "g++", "make")]
    public void Networks_compute_in_Verilator_what_the_evaluator_does()
    {
        AssertPasses("gates", RandomNetworks.Create("gates", 5), new VerilogOptions(1), Simulator.Verilator);
        AssertPasses("convolution", RandomNetworks.Create("convolution", 5), new VerilogOptions(), Simulator.Verilator);
        AssertPasses("padded-pool", ConvolutionNetworks.Create("padded-pool", 5), new VerilogOptions(), Simulator.Verilator);
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Windows_and_products_of_all_sorts_compute_in_Icarus_what_the_evaluator_does()
    {
        foreach (string kind in new[] { "strided", "several-bits", "largest", "padded-pool" })
        {
            AssertPasses(kind, ConvolutionNetworks.Create(kind, 1), new VerilogOptions(), Simulator.Icarus);
        }

        foreach (string kind in new[] { "empty", "odd-channels", "masked", "looked-up", "wide-chunks", "residual", "pools" })
        {
            AssertPasses(kind, MacNetworks.Create(kind, 1), new VerilogOptions(), Simulator.Icarus);
        }
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Buses_of_any_width_hand_on_what_a_later_step_wants()
    {
        var random = new Random(3);
        foreach (int codes in new[] { 170, 171, 400 })
        {
            var builder = new NetworkBuilder("codes", new QuantizerEncoder(codes, new Quantizer(3, 1, 0)));
            for (int step = 0, read = codes; step < 3; step++)
            {
                LutLayer.Builder layer = builder.Luts(outputBits: 2);
                for (int neuron = 0; neuron < 150; neuron++)
                {
                    int[] inputs = [random.Next(read), random.Next(read)];
                    layer.Add(inputs, TruthTable.FromFunction(inputs.Sum(builder.Scope.WidthOf), 2, _ => random.Next(4)));
                }

                builder.Add(layer.Build());
                read += 150;
            }

            AssertPasses($"{codes} codes", builder.Build(new BitsHead([.. Enumerable.Range(codes, 450)])), new VerilogOptions(1), Simulator.Icarus);
        }
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Rows_come_in_and_classes_leave_by_a_stream()
    {
        foreach (string kind in new[] { "gates", "luts", "bits" })
        {
            AssertPasses(kind, RandomNetworks.Create(kind, 3), new VerilogOptions(2, StreamBits: 8), Simulator.Icarus);
            AssertPasses(kind, RandomNetworks.Create(kind, 4), new VerilogOptions(1, StreamBits: 512), Simulator.Icarus);
        }
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Betas_decide_between_equal_sums()
    {
        foreach (float[] beta in new float[][] { [0, 0, 0, 0, 0], [-0.5f, 0.25f, -2, 0.25f, 3], [1e9f, -1e9f, 0, 1e9f, 0.5f] })
        {
            SumGroup[] groups = beta.Select((b, c) => new SumGroup(b, new SignalList([c, c, c + 1, (c + 3) % 6, c]))).ToArray();
            AssertPasses("betas", new NetworkBuilder("votes", new RawBitsEncoder(6)).Build(new GroupSumHead(1, groups)), new VerilogOptions(), Simulator.Icarus);
        }
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Scores_of_different_scales_are_compared_as_scores_and_one_alone_with_nothing()
    {
        var encoder = new QuantizerEncoder(3, new Quantizer(4, 1, 3));
        DequantizedScore[] scores = [new(0, 0.3f, 2), new(1, 1.7f, 9), new(2, 0.3f, 0)];
        AssertPasses("scores", new NetworkBuilder("scores", encoder).Build(new DequantizeHead(scores)), new VerilogOptions(), Simulator.Icarus);
        AssertPasses("score", new NetworkBuilder("xor", encoder).Build(new DequantizeHead(scores.Take(1).ToArray())), new VerilogOptions(), Simulator.Icarus);
        AssertPasses("code", new NetworkBuilder("3code", encoder).Build(new ArgmaxHead([1])), new VerilogOptions(1), Simulator.Icarus);
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void Tables_of_many_address_bits_are_cut_into_banks()
    {
        var random = new Random(7);
        var builder = new NetworkBuilder("wide", new RawBitsEncoder(17));
        LutLayer.Builder layer = builder.Luts(outputBits: 2);
        layer.Add(Enumerable.Range(0, 17).ToArray(), TruthTable.FromFunction(17, 2, _ => random.Next(4)));
        builder.Add(layer.Build());
        AssertPasses("wide", builder.Build(new BitsHead([17])), new VerilogOptions(), Simulator.Icarus);
    }

    [ExternalToolFact("iverilog", "vvp")]
    public void A_wrong_result_fails_the_bench()
    {
        LutNetwork network = RandomNetworks.Create("bits", 1);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lutgen");
        try
        {
            var export = new VerilogExport(network, new VerilogOptions());
            IReadOnlyList<(string File, string Text)> bench = export.TestBench(Rows(network));
            File.WriteAllText(Path.Combine(folder.FullName, "design.v"), export.Design());
            string first = bench[0].Text.Split('\n')[0];
            File.WriteAllText(Path.Combine(folder.FullName, bench[0].File), (first[0] == '0' ? '1' : '0') + bench[0].Text[1..]);
            File.WriteAllText(Path.Combine(folder.FullName, bench[1].File), bench[1].Text);
            ExternalTool.Run(folder.FullName, "iverilog", "-g2005", "-o", "bench.vvp", bench[1].File, "design.v");
            Assert.Contains($"FAIL: 1 of {Samples} samples", ExternalTool.Run(folder.FullName, "vvp", "-n", "bench.vvp"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertPasses(string what, LutNetwork network, VerilogOptions options, Func<LutNetwork, VerilogOptions, IReadOnlyList<float[]>, string> simulate)
    {
        string output = simulate(network, options, Rows(network));
        Assert.True(output.Contains($"PASS: {Samples} samples", StringComparison.Ordinal), $"{what}, {options}:\n{output}");
    }

    private static float[][] Rows(LutNetwork network) => RandomNetworks.Rows(network, Samples, 11).Chunk(network.Encoder.FeatureCount).ToArray();
}
