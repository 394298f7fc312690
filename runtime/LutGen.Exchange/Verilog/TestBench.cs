namespace LutGen.Exchange.Verilog;

/// <summary>A test bench that checks itself: it feeds samples and compares class and numbers with what the evaluator gave.</summary>
/// <param name="Top">The module under test.</param>
/// <param name="VectorFile">Name of the file of <see cref="TestVectors"/>.</param>
/// <param name="Samples">How many lines it has.</param>
internal sealed record TestBench(TopModule Top, string VectorFile, int Samples)
{
    private int FeatureBits => Top.Design.Features.Width;

    private int VectorBits => FeatureBits + Top.ScoreBits + Top.ClassBits;

    /// <summary>Writes the bench of the network's module.</summary>
    public void Write(VerilogText text)
    {
        text.Line("`timescale 1ns / 1ps");
        text.Module(Comment, $"{Top.Name}_tb", [], () =>
        {
            WriteStart(text, [$"reg [{FeatureBits - 1}:0] features;"]);
            if (Top.Pipeline.IsClocked)
            {
                WriteClocked(text);
            }
            else
            {
                text.Line($"{Top.Name} dut (.features(features), {Connections});");
                text.Line("initial begin");
                text.Block(() =>
                {
                    text.Line($"$readmemh(\"{VectorFile}\", vectors);");
                    text.Line("for (received = 0; received < SAMPLES; received = received + 1) begin");
                    text.Block(() =>
                    {
                        text.Line($"features = vectors[received][{FeatureBits - 1}:0];");
                        text.Line("#1 check;");
                    });
                    text.Line("end");
                    text.Line("report;");
                });
                text.Line("end");
            }
        });
    }

    /// <summary>Declarations, and the tasks that compare and report.</summary>
    public void WriteStart(VerilogText text, IEnumerable<string> declarations)
    {
        text.Line($"localparam SAMPLES = {Samples};");
        text.Line($"reg [{VectorBits - 1}:0] vectors [0:SAMPLES-1];");
        foreach (string declaration in declarations.Concat(Top.ResultPorts.Select(port => port.Replace("output ", "", StringComparison.Ordinal) + ";")))
        {
            text.Line(declaration);
        }

        text.Line("integer received = 0;");
        text.Line("integer mismatches = 0;");
        text.Line("task check;");
        text.Block(() =>
        {
            text.Line($"if ({{{Top.Results}}} !== vectors[received][{VectorBits - 1}:{FeatureBits}]) begin");
            text.Block(() =>
            {
                text.Line("mismatches = mismatches + 1;");
                text.Line("if (mismatches <= 10)");
                text.Block(() => text.Line($"$display(\"sample %0d: {Top.Results} %h, expected %h\", received, {{{Top.Results}}}, vectors[received][{VectorBits - 1}:{FeatureBits}]);"));
            });
            text.Line("end");
        });
        text.Line("endtask");
        WriteReport(text);
    }

    /// <summary>The task that says the verdict and ends.</summary>
    public static void WriteReport(VerilogText text)
    {
        text.Line("task report;");
        text.Block(() =>
        {
            text.Line("begin");
            text.Block(() =>
            {
                text.Line("if (mismatches == 0) $display(\"PASS: %0d samples\", SAMPLES);");
                text.Line("else $display(\"FAIL: %0d of %0d samples\", mismatches, SAMPLES);");
                text.Line("$finish;");
            });
            text.Line("end");
        });
        text.Line("endtask");
    }

    /// <summary>What the bench does, in a line.</summary>
    public string Comment => $"Feeds {Samples} samples of {VectorFile}, which must lie in the folder that the simulator runs in, and compares.";

    private string Connections => string.Join(", ", Top.Results.Split(", ").Select(port => $".{port}({port})"));

    // Now and then nothing comes in, and now and then everything stands still.
    private void WriteClocked(VerilogText text)
    {
        text.Line("reg clk = 0;");
        text.Line("reg rst = 1;");
        text.Line("reg enable = 0;");
        text.Line("reg in_valid = 0;");
        text.Line("wire out_valid;");
        text.Line("integer sent = 0;");
        text.Line("reg [15:0] random = 16'hace1;");
        text.Line($"{Top.Name} dut (.clk(clk), .rst(rst), .enable(enable), .in_valid(in_valid), .features(features), .out_valid(out_valid), {Connections});");
        text.Line("always #5 clk = ~clk;");
        text.Line($"initial $readmemh(\"{VectorFile}\", vectors);");
        text.Line("always @(negedge clk) begin");
        text.Block(() =>
        {
            text.Line("random <= {random[14:0], random[15] ^ random[13] ^ random[12] ^ random[10]};");
            text.Line("rst <= 0;");
            text.Line("enable <= random[1:0] != 0;");
            text.Line("in_valid <= sent < SAMPLES && random[4:2] != 0;");
            text.Line($"if (sent < SAMPLES) features <= vectors[sent][{FeatureBits - 1}:0];");
        });
        text.Line("end");
        text.Line("always @(posedge clk)");
        text.Block(() =>
        {
            text.Line("if (!rst && enable) begin");
            text.Block(() =>
            {
                text.Line("if (in_valid) sent = sent + 1;");
                text.Line("if (out_valid) begin");
                text.Block(() =>
                {
                    text.Line("check;");
                    text.Line("received = received + 1;");
                    text.Line("if (received == SAMPLES) report;");
                });
                text.Line("end");
            });
            text.Line("end");
        });
    }
}
