using LutGen.Circuits;

namespace LutGen.Exchange.Verilog;

/// <summary>An AXI4-Stream wrapper (ARM IHI 0051): rows come in beat by beat, the lowest bits first, and a class leaves in one beat.</summary>
/// <param name="Top">The network's module, with registers.</param>
/// <param name="Bits">Width of the input, a multiple of 8.</param>
internal sealed record StreamModule(TopModule Top, int Bits)
{
    /// <summary>The module's name.</summary>
    public string Name => $"{Top.Name}_axis";

    /// <summary>Beats of a row.</summary>
    public int Beats => Math.Max(1, (Top.Design.Features.Width + Bits - 1) / Bits);

    /// <summary>Width of the output: the class, or the numbers where there is none, in whole bytes.</summary>
    public int ResultBits => ((Top.ClassBits > 0 ? Top.ClassBits : Top.ScoreBits) + 7) / 8 * 8;

    /// <summary>Writes the module.</summary>
    public void Write(VerilogText text)
    {
        string[] ports =
        [
            "input wire aclk",
            "input wire aresetn",
            $"input wire [{Bits - 1}:0] s_axis_tdata",
            "input wire s_axis_tvalid",
            "output wire s_axis_tready",
            "input wire s_axis_tlast",
            $"output wire [{ResultBits - 1}:0] m_axis_tdata",
            "output wire m_axis_tvalid",
            "input wire m_axis_tready",
            "output wire m_axis_tlast",
        ];
        string comment = $"AXI4-Stream: a row is {Beats} beat{(Beats == 1 ? "" : "s")} of {Bits} bits, the lowest bits of features first; tlast goes with the last of them,\nand a row that it cuts short is dropped. The {(Top.ClassBits > 0 ? "class" : "numbers")} of each row leave in one beat, in order.";
        text.Module(comment, Name, ports, () => WriteBody(text));
    }

    private void WriteBody(VerilogText text)
    {
        int rowBits = Beats * Bits;
        int counterBits = Math.Max(1, BitWidth.Of(Beats - 1));
        string result = Top.ClassBits > 0 ? "prediction" : "scores";
        int resultBits = Top.ClassBits > 0 ? Top.ClassBits : Top.ScoreBits;
        foreach (string port in Top.ResultPorts)
        {
            text.Line(port.Replace("output ", "", StringComparison.Ordinal) + ";");
        }

        text.Line($"reg [{rowBits - 1}:0] row;");
        text.Line("reg row_valid;");
        text.Line($"reg [{counterBits - 1}:0] beat;");
        text.Line("wire out_valid;");
        text.Line("// The pipeline stands still while its last row of registers holds a result that is not taken.");
        text.Line("wire enable = !out_valid || m_axis_tready;");
        text.Line("assign s_axis_tready = !row_valid || enable;");
        text.Line("wire accepted = s_axis_tvalid && s_axis_tready;");
        text.Line($"wire complete = beat == {counterBits}'d{Beats - 1};");
        text.Line("always @(posedge aclk) begin");
        text.Block(() =>
        {
            text.Line(Beats == 1 ? "if (accepted) row <= s_axis_tdata;" : $"if (accepted) row <= {{s_axis_tdata, row[{rowBits - 1}:{Bits}]}};");
            text.Line("if (!aresetn) begin");
            text.Block(() =>
            {
                text.Line("row_valid <= 1'b0;");
                text.Line($"beat <= {counterBits}'d0;");
            });
            text.Line("end else begin");
            text.Block(() =>
            {
                text.Line("if (accepted) row_valid <= complete;");
                text.Line("else if (enable) row_valid <= 1'b0;");
                text.Line($"if (accepted) beat <= complete || s_axis_tlast ? {counterBits}'d0 : beat + {counterBits}'d1;");
            });
            text.Line("end");
        });
        text.Line("end");
        string results = string.Join(", ", Top.Results.Split(", ").Select(port => $".{port}({port})"));
        text.Line($"{Top.Name} core (.clk(aclk), .rst(!aresetn), .enable(enable), .in_valid(row_valid), .features(row[{Math.Max(1, Top.Design.Features.Width) - 1}:0]), .out_valid(out_valid), {results});");
        text.Line($"assign m_axis_tdata = {(ResultBits > resultBits ? $"{{{ResultBits - resultBits}'d0, {result}}}" : result)};");
        text.Line("assign m_axis_tvalid = out_valid;");
        text.Line("assign m_axis_tlast = 1'b1;");
    }
}
