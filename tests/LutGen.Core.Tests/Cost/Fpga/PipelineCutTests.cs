using LutGen.Cost.Fpga;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen.Core.Tests.Cost.Fpga;

public sealed class PipelineCutTests
{
    // a and b, and c with it, and d with that; a is shown besides.
    private static readonly Netlist Chain = new(
        "chain",
        ["a", "b", "c", "d"],
        [
            new NetlistNode("x", [0, 1], TruthTable.Gate(1)),
            new NetlistNode("y", [4, 2], TruthTable.Gate(1)),
            new NetlistNode("z", [5, 3], TruthTable.Gate(1)),
            new NetlistNode("one", [], TruthTable.FromWord(0, 1)),
        ],
        [new NetlistOutput("z", 6), new NetlistOutput("a", 0), new NetlistOutput("one", 7)]);

    [Theory]
    [InlineData(0, 1, 2)] // z and a
    [InlineData(1, 3, 9)] // x a c d; y a d; z a
    [InlineData(2, 2, 5)] // y a d; z a
    [InlineData(3, 1, 2)]
    [InlineData(9, 1, 2)]
    public void Nets_are_held_at_every_border_that_they_pass(int levelsPerStage, int stages, int registers)
    {
        PipelineCut cut = PipelineCut.Of(Chain, FpgaDevice.Generic, levelsPerStage, luts: 3);
        Assert.Equal((stages, registers), (cut.Stages.Count, cut.Registers));
        Assert.Equal(3, cut.Stages.Sum(stage => stage.LutLevels));
        Assert.All(cut.Stages, stage => Assert.InRange(stage.LutLevels, 1, levelsPerStage == 0 ? 3 : levelsPerStage));
    }

    [Fact]
    public void Wide_functions_pass_multiplexers()
    {
        var wide = new Netlist("wide", [.. Enumerable.Range(0, 8).Select(i => $"i{i}")], [new NetlistNode("w", [.. Enumerable.Range(0, 8)], TruthTable.FromFunction(8, 1, a => a % 3 % 2))], [new NetlistOutput("w", 8)]);
        StageShape stage = PipelineCut.Of(wide, FpgaDevice.UltraScalePlus, 4, luts: 4).Stages.Single();
        Assert.Equal((1, 2), (stage.LutLevels, stage.MuxLevels));
    }

    [Fact]
    public void A_design_of_wires_is_one_stage()
    {
        var wires = new Netlist("wires", ["a"], [], [new NetlistOutput("y", 0)]);
        PipelineCut cut = PipelineCut.Of(wires, FpgaDevice.Generic, 4, luts: 0);
        Assert.Equal((1, 1L), (cut.Stages.Count, cut.Registers));
    }
}
