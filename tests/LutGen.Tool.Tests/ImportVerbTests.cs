using System.Text.Json;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Weights;

namespace LutGen.Tool.Tests;

public sealed class ImportVerbTests : IDisposable
{
    private const string Verilog = """
        module logicnet (input [3:0] M0, input clk, input rst, output [1:0] M1);
        wire [3:0] M0w;
        myreg #(.DataWidth(4)) layer0_reg (.data_in(M0), .clk(clk), .rst(rst), .data_out(M0w));
        layer0_N0 layer0_N0_inst (.M0({M0w[3], M0w[2], M0w[1], M0w[0]}), .M1(M1));
        endmodule
        module layer0_N0 (input [3:0] M0, output [1:0] M1);
        reg [1:0] M1r;
        assign M1 = M1r;
        always @ (M0) begin
            case (M0)
                4'b0000: M1r = 2'b00;
                4'b0101: M1r = 2'b10;
                4'b1010: M1r = 2'b01;
                4'b1111: M1r = 2'b11;
            endcase
        end
        endmodule

        """;

    private const string Circuit = """{"n_inputs": 2, "outputs": [3], "gates": [{"gate_id": 2, "op": "AND", "in0": 0, "in1": 1}], "sum_nodes": [{"node_id": 3, "input_ids": [2, 0], "tau": 2.0, "beta": 1.0}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_Verilog_becomes_a_model_and_a_reader_is_told_what_was_in_it()
    {
        _folder.Write("all.v", Verilog);

        ToolRun run = ToolRun.Of("import", _folder.Root, "-o", _folder["net.lutnet"], "--input-bits", "2", "--head", "argmax");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  read     1 tables or gates with 16 entries, 1 stages of registers", run.Lines);
        Assert.Contains("12 entries were not said", run.Output, StringComparison.Ordinal);
        LutNetwork network = LutnetReader.ReadFile(_folder["net.lutnet"]);
        Assert.Equal(("net", 2, "1 stages"), (network.Name, network.Encoder.FeatureCount, network.Metadata["registers"]));
        Assert.Equal(2, new NetworkEvaluator(network).Scores([1, 1])[0]);
    }

    [Fact]
    public void Scales_come_from_files()
    {
        string verilog = _folder.Write("all.v", Verilog);
        string inputs = _folder.Write("in.txt", "# step zero\n0.5 1\n");
        string outputs = _folder.Write("out.txt", "0.25 1\n");

        Assert.Equal(0, ToolRun.Of("import", verilog, "-o", _folder["net.lutnet"], "--input-bits", "2", "--input-scales", inputs, "--output-scales", outputs).ExitCode);
        Assert.Equal(0.25f, new NetworkEvaluator(LutnetReader.ReadFile(_folder["net.lutnet"])).Scores([0, 0])[0]);

        ToolRun.Of("import", verilog, "-o", _folder["net.lutnet"], "--input-scales", _folder.Write("bad.txt", "0.5 1\n-1 0\n")).AssertRefused(1, "bad.txt:2: found '-1 0', expected a step above 0");
    }

    [Fact]
    public void A_circuit_is_imported_and_exported_again_as_the_same_function()
    {
        string circuit = _folder.Write("circuit.json", Circuit);

        JsonElement report = JsonDocument.Parse(ToolRun.Of("import", circuit, "-o", _folder["net.lutnet"], "--json").Output).RootElement;
        Assert.Equal(0, ToolRun.Of("export", _folder["net.lutnet"], "--to", "json", "-o", _folder["again.json"]).ExitCode);
        Assert.Equal(0, ToolRun.Of("import", _folder["again.json"], "-o", _folder["again.lutnet"]).ExitCode);

        Assert.Equal(("torchlogix", 1, 0), (report.GetProperty("format").GetString(), report.GetProperty("nodes").GetInt32(), report.GetProperty("missingEntries").GetInt32()));
        foreach (string file in new[] { "net.lutnet", "again.lutnet" })
        {
            var evaluator = new NetworkEvaluator(LutnetReader.ReadFile(_folder[file]));
            Assert.Equal([0.5f, 0.5f, 1, 1.5f], new float[][] { [0, 0], [0, 1], [1, 0], [1, 1] }.Select(x => evaluator.Scores(x)[0]));
        }
    }

    [Fact]
    public void Arrays_are_imported_and_options_that_say_nothing_of_them_refused()
    {
        string arrays = _folder["net.safetensors"];
        WeightFile.Write(arrays, [new WeightTensor("n_in", [], [2]), new WeightTensor("a0", [1], [0]), new WeightTensor("b0", [1], [1]), new WeightTensor("op0", [1], [6])]);

        ToolRun run = ToolRun.Of("import", arrays, "-o", _folder["xor.lutnet"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"xor  ({arrays}, npz, difflogic)", run.Output, StringComparison.Ordinal);
        Assert.Equal([0f, 1, 1, 0], new float[][] { [0, 0], [0, 1], [1, 0], [1, 1] }.Select(x => new NetworkEvaluator(LutnetReader.ReadFile(_folder["xor.lutnet"])).Scores(x)[0]));
        ToolRun.Of("import", arrays, "-o", _folder["xor.lutnet"], "--head", "argmax").AssertRefused(1, "is a network of bits of difflogic");
        ToolRun.Of("import", arrays, "-o", _folder["xor.lutnet"], "--top", "m").AssertRefused(2, "--top says nothing of npz");
    }

    [Theory]
    [InlineData("c", "void evaluate(const word *in, word *out)")]
    [InlineData("json", "\"gates\":[")]
    public void Every_format_is_written(string format, string expected)
    {
        ToolRun run = ToolRun.Of("export", _folder.Write("xor.lutnet", SmallModels.Xor()), "--to", format, "-o", _folder["out"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("written: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(expected, File.ReadAllText(_folder["out"]), StringComparison.Ordinal);
    }

    [Fact]
    public void More_samples_than_the_file_of_a_test_bench_holds_are_refused()
    {
        string wide = _folder.Write("wide.lutnet", "lutnet 1\nname wide\nsignals 300000\nencoder bits features=300000\nhead bits 0..3\nend\n");

        ToolRun.Of("export", wide, "--to", "verilog", "--samples", "1000", "-o", _folder["out"]).AssertRefused(1, "--samples 1000", "at most 894");
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void What_cannot_be_is_refused_and_nothing_is_written()
    {
        string circuit = _folder.Write("circuit.json", Circuit);
        string output = _folder["net.lutnet"];

        ToolRun.Of("import", _folder["none.json"], "-o", output).AssertRefused(1, "none.json: no such file");
        ToolRun.Of("import", _folder["none.txt"], "-o", output).AssertRefused(2, "its name does not tell", "--format");
        ToolRun.Of("import", circuit, "-o", output, "--format", "onnx").AssertRefused(2, "'onnx' is not known; expected logicnets or torchlogix or blif or bench or aiger or npz");
        ToolRun.Of("import", circuit, "-o", output, "--input-bits", "2").AssertRefused(2, "--input-bits says nothing of torchlogix");
        ToolRun.Of("import", circuit, "-o", output, "--top", "m").AssertRefused(2, "--top says nothing of torchlogix");
        ToolRun.Of("import", circuit, "-o", output, "--format", "npz").AssertRefused(1, "circuit.json: does not start as an .npz archive");
        ToolRun.Of("import", circuit, "-o", output, "--format", "logicnets").AssertRefused(1, "circuit.json:1:1: found '{', expected 'module'");
        ToolRun.Of("import", circuit, "-o", _folder.Root).AssertRefused(1, "is a folder");
        ToolRun.Of("import", circuit).AssertRefused(2, "--out");
        ToolRun.Of("export", _folder.Write("luts.lutnet", RandomNetworks.Create("luts", 1)), "--to", "json", "-o", output).AssertRefused(1, "expected a group sum or bits");
        ToolRun.Of("export", _folder["luts.lutnet"], "--to", "c", "--word", "12", "-o", output).AssertRefused(2, "'12' is not known; expected 8 or 16 or 32 or 64");
        ToolRun.Of("export", _folder["luts.lutnet"], "--to", "vhdl", "-o", output).AssertRefused(2, "'vhdl' is not known");
        Assert.False(File.Exists(output));
    }
}
