using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Exchange.LogicNets;
using LutGen.Exchange.Verification;
using LutGen.Exchange.Verilog;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.LogicNets;

public sealed class LogicNetsImportTests
{
    private const int Samples = 60;

    private static readonly VerilogStyle[] Styles =
    [
        new(),
        new() { Registers = true },
        new() { Registers = true, RegisterFile = false, Top = "polylut" },
        new() { LabelBase = 'd', Ranges = true, OldPorts = true },
        new() { LabelBase = 'h', Layers = ["ens0_layer0", "ens0_layer1", "ens0_layer2"], OneFile = true, Top = "whatever" },
        new() { Narrow = true },
        new() { Default = true, Top = "neuralut" },
        new() { Layers = ["layer0", "adder0", "layer1"], Registers = true, Top = "polylut_add" },
    ];

    public static TheoryData<int> StyleNumbers => [.. Enumerable.Range(0, Styles.Length)];

    [Theory]
    [MemberData(nameof(StyleNumbers))]
    public void Every_way_of_writing_a_network_is_read_as_that_network(int number)
    {
        VerilogStyle style = Styles[number];
        for (int seed = 0; seed < 4; seed++)
        {
            var family = FamilyNetwork.Random(seed, style.Narrow, mixed: seed % 2 == 1);
            using var folder = new TemporaryFolder();
            VerilogFolder.Write(folder.Root, family, style);
            ImportedNetwork read = LogicNetsImport.Read(folder.Root, "net", new CodeOptions { InputBits = seed < 2 ? null : family.InputBits });
            AssertSame(family, read.Network, style.Narrow, seed);
            Assert.Equal(style.Registers ? family.Layers.Count : 0, read.RegisterStages);
            Assert.Equal(family.Layers.Sum(layer => layer.Count), read.Nodes);
        }
    }

    // Icarus compiles slowly: a run for each way of writing, over all ways together.
    [ExternalToolFact("iverilog", "vvp")]
    public void A_simulator_gives_the_outputs_of_the_network_that_was_read()
    {
        for (int number = 0; number < Styles.Length; number++)
        {
            VerilogStyle style = Styles[number] with { RegisterFile = true };
            var family = FamilyNetwork.Random(40 + number, style.Narrow, mixed: number % 2 == 0);
            using var folder = new TemporaryFolder();
            VerilogFolder.Write(folder.Root, family, style);
            var random = new Random(number);
            int[] widths = family.WidthsBefore(0);
            string[] vectors = [.. Enumerable.Range(0, Samples).Select(_ => FamilyNetwork.Word(family.Sample(random, style.Narrow), widths))];
            LutNetwork network = LogicNetsImport.Read(folder.Root, "net", new CodeOptions { OutputBits = 1 }).Network;
            string[] expected = Simulation.Run(folder.Root, style.Top, $"M{family.Layers.Count}", network.Head.ScoreCount, vectors);
            var evaluator = new NetworkEvaluator(network);
            string[] given = [.. vectors.Select(word => string.Concat(evaluator.Scores([.. word.Reverse().Select(bit => bit - '0').Select(bit => (float)bit)]).Reverse()))];
            Assert.Equal(expected, given);
        }
    }

    [ExternalToolFact("yosys")]
    public void Yosys_reads_the_same_function_from_a_folder_and_from_the_Verilog_that_we_write_of_it()
    {
        foreach (VerilogStyle style in Styles.Where(style => !style.Registers && !style.Narrow))
        {
            using var folder = new TemporaryFolder();
            VerilogFolder.Write(folder.Root, FamilyNetwork.Random(70), style);
            LutNetwork network = LogicNetsImport.Read(folder.Root, "net", new CodeOptions { OutputBits = 1 }).Network;
            AssertProven(network, YosysNetlist.Read(folder.Root, style.Top, "M0", "M3", isNumber: false));

            using var again = new TemporaryFolder();
            again.Write("net.v", new VerilogExport(network, new VerilogOptions()).Design());
            AssertProven(network, YosysNetlist.Read(again.Root, "net", "features", "scores", isNumber: false));
        }
    }

    [Fact]
    public void Codes_that_are_read_whole_stay_whole()
    {
        var family = FamilyNetwork.Random(3);
        using var folder = new TemporaryFolder();
        VerilogFolder.Write(folder.Root, family, new VerilogStyle());
        LutNetwork network = LogicNetsImport.Read(folder.Root, "net", new CodeOptions { InputBits = family.InputBits }).Network;
        Assert.Equal(family.Layers.Select(layer => (layer.Count, layer[0].Bits)), network.Layers.Select(layer => (layer.Count, layer.OutputBits)));
    }

    [Fact]
    public void Scales_make_a_quantiser_of_the_inputs_and_scores_of_the_outputs()
    {
        var family = FamilyNetwork.Random(8);
        using var folder = new TemporaryFolder();
        VerilogFolder.Write(folder.Root, family, new VerilogStyle());
        var options = new CodeOptions { InputBits = family.InputBits, InputScales = [new CodeScale(0.5f, 1)], OutputScales = [new CodeScale(0.25f, 2)] };
        LutNetwork network = LogicNetsImport.Read(folder.Root, "net", options).Network;
        int[] codes = family.Sample(new Random(1));
        float[] scores = new NetworkEvaluator(network).Scores([.. codes.Select(code => (code - 1) * 0.5f)]);
        Assert.Equal(family.Evaluate(codes).Select(code => (code - 2) * 0.25f), scores);
        Assert.IsType<QuantizerEncoder>(network.Encoder);
        Assert.IsType<ArgmaxHead>(LogicNetsImport.Read(folder.Root, "net", new CodeOptions { InputBits = family.InputBits, Head = CodeHead.Argmax }).Network.Head);
    }

    [Fact]
    public void Missing_labels_are_counted_and_make_the_bit_between_halves_not_matter()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.v", """
            module logicnet (input [2:0] M0, output [1:0] M1);
            reg [1:0] r;
            assign M1 = r;
            always @(*) case (M0)
                3'b000: r = 2'd1;
                3'b010: r = 2'd2;
                3'b011: r = 2'd3;
                3'b010: r = 2'd0; // what comes first counts
            endcase
            endmodule
            """);
        ImportedNetwork read = LogicNetsImport.Read(folder.Root, "net", new CodeOptions());
        var evaluator = new NetworkEvaluator(read.Network);
        float[] codes = [.. Enumerable.Range(0, 8).Select(m => evaluator.Scores([m & 1, (m >> 1) & 1, m >> 2])[0])];
        Assert.Equal((5L, 8L), (read.MissingEntries, read.Entries));
        Assert.Equal([1, 1, 2, 3, 1, 1, 2, 3], codes);
        Assert.Equal("5", read.Network.Metadata["missing-entries"]);
    }

    [Fact]
    public void Bits_of_codes_constants_and_outputs_in_any_order_are_followed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.v", """
            module t (input [2:0] A, output reg [2:0] B);
            always @(A) case (A)
                0, 1: B = 5; 2: B = 3'h6; 3'o3: begin B <= 3'b0_11; end
                default B = 3'd2;
            endcase
            endmodule
            module top (x, y, clk);
            input [1:0] x;
            input clk;
            output [4:0] y;
            wire [2:0] code;
            t first (.A({1'b0, x}), .B(code));
            assign y = {code[0], {2{x[1]}}, code[2:1]};
            endmodule
            """);
        LutNetwork network = LogicNetsImport.Read(folder.Root, "net", new CodeOptions()).Network;
        var evaluator = new NetworkEvaluator(network);
        int[] codes = [5, 5, 6, 3];
        for (int x = 0; x < 4; x++)
        {
            int[] expected = [(codes[x] >> 1) & 1, codes[x] >> 2, x >> 1, x >> 1, codes[x] & 1];
            Assert.Equal(expected.Select(bit => (float)bit), evaluator.Scores([x & 1, x >> 1]));
        }
    }

    [Theory]
    [InlineData("always @(posedge clk) q <= d;")]
    [InlineData("always @(posedge clk or negedge reset_n) begin if (!reset_n) begin q <= 2'd0; end else begin q <= d; end end")]
    [InlineData("always @(posedge clk) if (~reset_n) q <= 0; else q <= d;")]
    [InlineData("always @(negedge clk) begin if (reset_n) q <= d; else q <= 2'b11; end")]
    public void Registers_are_wires_that_count(string register)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.v", $"module stage #(parameter W = 1) (input [W-1:0] d, input clk, reset_n, output reg [W-1:0] q);\n{register}\nendmodule\n"
            + "module top (input [1:0] x, input clk, reset_n, output [1:0] y);\nwire [1:0] a, b;\n"
            + "stage #(.W(2)) s0 (.d({x[0], x[1]}), .clk(clk), .reset_n(reset_n), .q(a));\n"
            + "stage #(.W(2)) s1 (.d(a), .clk(clk), .reset_n(reset_n), .q(b));\nassign y = b;\nendmodule\n");
        ImportedNetwork read = LogicNetsImport.Read(folder.Root, "net", new CodeOptions());
        Assert.Equal((2, 2), (read.RegisterStages, read.Network.Encoder.FeatureCount));
        Assert.Equal([1, 0], new NetworkEvaluator(read.Network).Scores([0, 1]));
    }

    private static void AssertProven(LutNetwork network, LutNetwork read)
    {
        VerificationResult result = NetworkVerification.Compare(network, read);
        Assert.True(result.Verdict == Verdict.Proven, result.ToString());
    }

    private static void AssertSame(FamilyNetwork family, LutNetwork network, bool narrow, int seed)
    {
        var evaluator = new NetworkEvaluator(network);
        var random = new Random(seed);
        for (int i = 0; i < Samples; i++)
        {
            int[] codes = family.Sample(random, narrow);
            float[] features = network.Encoder is QuantizerEncoder
                ? [.. codes.Select(code => (float)code)]
                : [.. FamilyNetwork.Word(codes, family.WidthsBefore(0)).Reverse().Select(bit => (float)(bit - '0'))];
            int[] expected = family.Evaluate(codes);
            bool whole = network.Head.ScoreCount == expected.Length;
            IEnumerable<float> scores = whole
                ? expected.Select(code => (float)code)
                : FamilyNetwork.Word(expected, [.. family.Layers[^1].Select(neuron => neuron.Bits)]).Reverse().Select(bit => (float)(bit - '0'));
            Assert.Equal(scores, evaluator.Scores(features));
        }
    }
}
