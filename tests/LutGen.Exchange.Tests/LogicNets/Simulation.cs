using LutGen.Testing;

namespace LutGen.Exchange.Tests.LogicNets;

/// <summary>Runs a folder of Verilog in Icarus Verilog.</summary>
internal static class Simulation
{
    /// <summary>The outputs for some inputs, as binary words.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="top">The top module, with ports M0, clk, rst and one output.</param>
    /// <param name="output">The output's name.</param>
    /// <param name="outputBits">Its bits.</param>
    /// <param name="inputs">Words of M0.</param>
    public static string[] Run(string folder, string top, string output, int outputBits, IReadOnlyList<string> inputs)
    {
        string bench = Path.Combine(folder, "bench.sim");
        File.WriteAllLines(Path.Combine(folder, "vectors.txt"), inputs);
        File.WriteAllText(bench, $$"""
            module bench;
            reg [{{inputs[0].Length - 1}}:0] vectors [0:{{inputs.Count - 1}}];
            reg [{{inputs[0].Length - 1}}:0] in;
            reg clk = 0;
            wire [{{outputBits - 1}}:0] out;
            integer i, tick;
            {{top}} dut (.M0(in), .clk(clk), .rst(1'b0), .{{output}}(out));
            initial begin
                $readmemb("vectors.txt", vectors);
                for (i = 0; i < {{inputs.Count}}; i = i + 1) begin
                    in = vectors[i];
                    for (tick = 0; tick < 6; tick = tick + 1) begin #1 clk = 1; #1 clk = 0; end
                    #1 $display("%b", out);
                end
            end
            endmodule
            """);
        string[] files = [.. Directory.GetFiles(folder, "*.v"), bench];
        ExternalTool.Run(folder, "iverilog", ["-g2005", "-s", "bench", "-o", "bench.vvp", .. files]);
        return ExternalTool.Run(folder, "vvp", "-n", "bench.vvp").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
