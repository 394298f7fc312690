using LutGen.Cost.Fpga;
using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Hardware.Cells;
using LutGen.Networks;

namespace LutGen.Core.Tests.Cost.Fpga;

public sealed class PipelineCutTests
{
    // a and b, and c with it, and d with that; a is shown besides.
    private static readonly DesignNetlist Chain = new(
        4,
        [
            new LookupCell(TruthTable.Gate(1), 0, 1),
            new LookupCell(TruthTable.Gate(1), 4, 2),
            new LookupCell(TruthTable.Gate(1), 5, 3),
            new LookupCell(TruthTable.FromWord(0, 1)),
        ],
        [6, 0, 7, DesignCell.True]);

    [Theory]
    [InlineData(0, 1, 2)] // z and a
    [InlineData(1, 3, 9)] // x a c d; y a d; z a
    [InlineData(2, 2, 5)] // y a d; z a
    [InlineData(3, 1, 2)]
    [InlineData(9, 1, 2)]
    public void Nets_are_held_at_every_border_that_they_pass(int levelsPerStage, int stages, int registers)
    {
        PipelineCut cut = PipelineCut.Of(Chain, new PipelineOptions(FpgaDevice.Generic, levelsPerStage), luts: 3);
        Assert.Equal((stages, registers), (cut.Stages.Count, cut.Registers));
        Assert.Equal(3, cut.Stages.Sum(stage => stage.LutLevels));
        Assert.All(cut.Stages, stage => Assert.InRange(stage.LutLevels, 1, levelsPerStage == 0 ? 3 : levelsPerStage));
    }

    [Fact]
    public void Wide_functions_pass_multiplexers()
    {
        var wide = new DesignNetlist(8, [new LookupCell(TruthTable.FromFunction(8, 1, a => a % 3 % 2), [.. Enumerable.Range(0, 8)])], [8]);
        StageShape stage = PipelineCut.Of(wide, new PipelineOptions(FpgaDevice.UltraScalePlus, 4), luts: 4).Stages.Single();
        Assert.Equal((1, 2), (stage.LutLevels, stage.MuxLevels));
    }

    [Fact]
    public void A_design_of_wires_is_one_stage()
    {
        var wires = new DesignNetlist(1, [], [0]);
        PipelineCut cut = PipelineCut.Of(wires, new PipelineOptions(FpgaDevice.Generic, 4), luts: 0);
        Assert.Equal((1, 1L), (cut.Stages.Count, cut.Registers));
    }

    // Four numbers of two bits: two comparisons; the larger numbers, a bit each of their indexes being the comparison; a comparison; a bit of the index.
    [Theory]
    [InlineData(0, new[] { 2 }, 2)] // the index
    [InlineData(1, new[] { 1, 0, 1, 0 }, 21)] // 2 comparisons and 8 bits; 2 and 4 bits; 3 comparisons; the index
    [InlineData(2, new[] { 1, 1 }, 8)]
    [InlineData(3, new[] { 2, 0 }, 5)]
    public void A_chain_is_one_level_of_a_stage(int levelsPerStage, int[] chains, int registers)
    {
        ChainedLogic tree = ComparisonTree.Of([.. Enumerable.Range(0, 8).Select(CircuitBuilder.Input).Chunk(2)], lutInputs: 6);
        PipelineCut cut = PipelineCut.Of(tree.Chains.NeededBy([0, 1]).Netlist, new PipelineOptions(FpgaDevice.Series7, levelsPerStage), luts: 8);
        Assert.Equal(registers, cut.Registers);
        Assert.Equal(chains, cut.Stages.Select(stage => stage.CarryChains));
        Assert.Equal(chains, cut.Stages.Select(stage => stage.CarryBits));
        Assert.Equal(4, cut.Stages.Sum(stage => stage.LutLevels));
    }

    [Fact]
    public void Digits_of_a_sum_are_held_each_and_the_operands_no_longer()
    {
        // Two numbers of three bits, then another of four.
        var cells = new CellList(10);
        int sum = cells.Add(new AdderCell([0, 1, 2], [3, 4, 5], 4));
        int total = cells.Add(new AdderCell([.. Enumerable.Range(sum, 4)], [6, 7, 8, 9], 5));
        PipelineCut cut = PipelineCut.Of(cells.Close([.. Enumerable.Range(total, 5)]), new PipelineOptions(FpgaDevice.Ice40, 1), luts: 9);
        Assert.Equal(4 + 4 + 5, cut.Registers);
        Assert.Equal([4, 5], cut.Stages.Select(stage => stage.CarryBits));
    }
}
