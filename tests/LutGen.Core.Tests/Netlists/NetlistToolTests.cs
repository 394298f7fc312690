using LutGen.Netlists;
using LutGen.Testing;

namespace LutGen.Core.Tests.Netlists;

/// <summary>Netlists that other programs wrote, and ours that they read: all compute the same.</summary>
public sealed class NetlistToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lutgen");

    public void Dispose() => _folder.Delete(recursive: true);

    [ExternalToolFact("berkeley-abc")]
    public void What_abc_writes_of_our_blif_is_read_as_the_same_function()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            Netlist ours = NetlistSimulation.Random(seed, 9, 60, 12);
            File.WriteAllText(PathOf("ours.blif"), BlifWriter.Write(ours));
            ExternalTool.Run(
                _folder.FullName,
                "berkeley-abc",
                "-c",
                "read_blif ours.blif; write_blif logic.blif; write_bench logic.bench; if -K 6; write_bench luts.bench; strash; write_blif graph.blif; write_bench -l graph.bench; write_aiger -s graph.aig; dch; if -K 4; write_blif mapped.blif");

            string[] truth = NetlistSimulation.Truth(ours);
            foreach (string file in new[] { "logic.blif", "logic.bench", "luts.bench", "graph.blif", "graph.bench", "graph.aig", "mapped.blif" })
            {
                Netlist theirs = NetlistFile.Read(PathOf(file));
                Assert.True(truth.SequenceEqual(NetlistSimulation.Truth(theirs)), $"{file}, seed {seed}");
                Assert.Equal(ours.Inputs, theirs.Inputs);
                Assert.Equal(ours.Outputs.Select(output => output.Name), theirs.Outputs.Select(output => output.Name));
            }
        }
    }

    [ExternalToolFact("berkeley-abc")]
    public void Abc_proves_networks_equal_to_what_they_are_read_from()
    {
        foreach (string kind in new[] { "gates", "luts", "adders", "mac", "convolution", "residual" })
        {
            Netlist first = NetworkNetlist.Of(RandomNetworks.Create(kind, 3));
            Netlist second = NetworkNetlist.Of(NetlistNetwork.Of(BlifReader.Read(BlifWriter.Write(first))));
            File.WriteAllText(PathOf("first.blif"), BlifWriter.Write(first));
            File.WriteAllText(PathOf("second.blif"), BlifWriter.Write(second));

            Assert.Contains("Networks are equivalent", ExternalTool.Run(_folder.FullName, "berkeley-abc", "-c", "cec first.blif second.blif"), StringComparison.Ordinal);
        }
    }

    [ExternalToolFact("yosys")]
    public void Yosys_reads_our_blif_and_we_read_what_it_writes_of_verilog()
    {
        File.WriteAllText(PathOf("mul.v"), "module part(input [1:0] a, input b, output [1:0] y); assign y = b ? ~a : a; endmodule\nmodule top(input [3:0] a, input [3:0] b, output [7:0] p, output q); wire [1:0] t; part one(a[1:0], b[3], t); assign p = a * b; assign q = ^t; endmodule\n");
        ExternalTool.Run(_folder.FullName, "yosys", "-q", "-p", "read_verilog mul.v; synth -top top; write_blif parts.blif; flatten; aigmap; write_aiger -symbols flat.aig; write_aiger -ascii -symbols flat.aag");
        int Expected(int a, int b) => (a * b) | (((((b >> 3) == 1 ? ~a : a) & 3) is 1 or 2 ? 1 : 0) << 8);

        foreach (string file in new[] { "parts.blif", "flat.aig", "flat.aag" })
        {
            Netlist netlist = NetlistFile.Read(PathOf(file));
            Assert.Equal(8, netlist.Inputs.Count);
            string[] truth = NetlistSimulation.Truth(netlist);
            int[] inputWeights = netlist.Inputs.Select(name => Bit(name) + (name[0] == 'b' ? 4 : 0)).ToArray();
            int[] outputWeights = netlist.Outputs.Select(output => output.Name[0] == 'q' ? 8 : Bit(output.Name)).ToArray();
            for (int address = 0; address < 256; address++)
            {
                int operands = Enumerable.Range(0, 8).Sum(i => ((address >> (7 - i)) & 1) << inputWeights[i]);
                Assert.Equal(Expected(operands & 15, operands >> 4), outputWeights.Select((weight, i) => (truth[i][address] - '0') << weight).Sum());
            }
        }

        Netlist random = NetlistSimulation.Random(8, 8, 40, 6);
        File.WriteAllText(PathOf("ours.blif"), BlifWriter.Write(random));
        ExternalTool.Run(_folder.FullName, "yosys", "-q", "-p", "read_blif ours.blif; proc; opt; techmap; write_blif theirs.blif");
        Assert.Equal(NetlistSimulation.Truth(random), NetlistSimulation.Truth(NetlistFile.Read(PathOf("theirs.blif"))));
    }

    private static int Bit(string name) => int.Parse(name[(name.IndexOf('[') + 1)..name.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
