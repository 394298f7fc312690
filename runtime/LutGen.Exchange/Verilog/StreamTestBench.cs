namespace LutGen.Exchange.Verilog;

/// <summary>A test bench of the AXI4-Stream wrapper: the same samples beat by beat, with pauses on both sides.</summary>
/// <param name="Bench">The bench of the module inside.</param>
/// <param name="Stream">The wrapper.</param>
internal sealed record StreamTestBench(TestBench Bench, StreamModule Stream)
{
    /// <summary>Writes the bench.</summary>
    public void Write(VerilogText text)
    {
        TopModule top = Bench.Top;
        int resultBits = top.ClassBits > 0 ? top.ClassBits : top.ScoreBits;
        int resultStart = top.Design.Features.Width + (top.ClassBits > 0 ? top.ScoreBits : 0);
        string expected = $"vectors[received][{resultStart + resultBits - 1}:{resultStart}]";
        text.Line("`timescale 1ns / 1ps");
        text.Module(Bench.Comment, $"{Stream.Name}_tb", [], () =>
        {
            text.Line($"localparam SAMPLES = {Bench.Samples};");
            text.Line($"localparam BEATS = {Stream.Beats};");
            text.Line($"reg [{top.Design.Features.Width + top.ScoreBits + top.ClassBits - 1}:0] vectors [0:SAMPLES-1];");
            text.Line($"wire [{Stream.Beats * Stream.Bits - 1}:0] row = vectors[sent < SAMPLES ? sent : 0][{top.Design.Features.Width - 1}:0];");
            text.Line("reg aclk = 0;");
            text.Line("reg aresetn = 0;");
            text.Line("reg tvalid = 0;");
            text.Line("reg ready = 0;");
            text.Line($"reg [{Stream.Bits - 1}:0] data;");
            text.Line("reg last = 0;");
            text.Line("reg taken = 0;");
            text.Line("wire tready, result_valid, result_last;");
            text.Line($"wire [{Stream.ResultBits - 1}:0] result;");
            text.Line("integer sent = 0;");
            text.Line("integer beat = 0;");
            text.Line("integer received = 0;");
            text.Line("integer mismatches = 0;");
            text.Line("reg [15:0] random = 16'hace1;");
            text.Line($"{Stream.Name} dut (.aclk(aclk), .aresetn(aresetn), .s_axis_tdata(data), .s_axis_tvalid(tvalid), .s_axis_tready(tready), .s_axis_tlast(last),");
            text.Line("  .m_axis_tdata(result), .m_axis_tvalid(result_valid), .m_axis_tready(ready), .m_axis_tlast(result_last));");
            TestBench.WriteReport(text);
            text.Line("always #5 aclk = ~aclk;");
            text.Line($"initial $readmemh(\"{Bench.VectorFile}\", vectors);");
            WriteDrive(text);
            text.Line("always @(posedge aclk)");
            text.Block(() =>
            {
                text.Line("if (aresetn && result_valid && ready) begin");
                text.Block(() =>
                {
                    text.Line($"if (result !== {Padded(expected, resultBits)}) mismatches = mismatches + 1;");
                    text.Line("received = received + 1;");
                    text.Line("if (received == SAMPLES) report;");
                });
                text.Line("end");
            });
        });
    }

    private string Padded(string number, int bits) => Stream.ResultBits > bits ? $"{{{Stream.ResultBits - bits}'d0, {number}}}" : number;

    // A beat that was offered stays until it is taken, as the protocol wants.
    private void WriteDrive(VerilogText text)
    {
        text.Line("always @(posedge aclk) begin");
        text.Block(() =>
        {
            text.Line("taken = aresetn && tvalid && tready;");
            text.Line("if (taken) beat = beat == BEATS - 1 ? 0 : beat + 1;");
            text.Line("if (taken && beat == 0) sent = sent + 1;");
        });
        text.Line("end");
        text.Line("always @(negedge aclk) begin");
        text.Block(() =>
        {
            text.Line("random <= {random[14:0], random[15] ^ random[13] ^ random[12] ^ random[10]};");
            text.Line("aresetn <= 1;");
            text.Line("ready <= random[1:0] != 0;");
            text.Line("if (!tvalid || taken) begin");
            text.Block(() =>
            {
                text.Line("tvalid <= sent < SAMPLES && random[4:2] != 0;");
                text.Line($"data <= row[beat * {Stream.Bits} +: {Stream.Bits}];");
                text.Line("last <= beat == BEATS - 1;");
            });
            text.Line("end");
        });
        text.Line("end");
    }
}
