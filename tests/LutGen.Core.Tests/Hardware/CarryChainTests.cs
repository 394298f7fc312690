using LutGen.Circuits;
using LutGen.Core.Tests.Mapping;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Hardware;
using LutGen.Hardware.Cells;
using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware;

/// <summary>Adders and comparisons on carry chains: what they compute, and what they count.</summary>
public sealed class CarryChainTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Chains_give_a_part_s_outputs_whatever_it_reads(string kind)
    {
        foreach (int lutInputs in new[] { 4, 6 })
        {
            AssertChainsGiveOutputs(RandomNetworks.Create(kind, lutInputs), lutInputs);
        }
    }

    [Fact]
    public void Chains_give_sums_and_classes_whatever_the_betas_and_however_many_classes()
    {
        var random = new Random(1);
        for (int classes = 1; classes < 12; classes++)
        {
            SumGroup[] groups = [.. Enumerable.Range(0, classes).Select(_ =>
                new SumGroup(random.Next(9) / 4f - 1, new SignalList(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(30)))))];
            AssertChainsGiveOutputs(new NetworkBuilder("votes", new RawBitsEncoder(30)).Build(new GroupSumHead(1, groups)), 6);
            DequantizedScore[] scores = [.. Enumerable.Range(0, classes).Select(i => new DequantizedScore(i, classes % 2 == 0 ? 1 : 0.5f + random.Next(3), random.Next(3)))];
            AssertChainsGiveOutputs(new NetworkBuilder("scores", new QuantizerEncoder(classes, new Quantizer(4, 1, 3))).Build(new DequantizeHead(scores)), 6);
        }
    }

    [Fact]
    public void A_network_on_carry_chains_computes_what_the_evaluator_does()
    {
        LutNetwork network = Sums(10, 60);
        HardwareDesign design = HardwareDesign.Of(network, 4, inputBits: null, 1 << 20, CancellationToken.None, usesCarryChains: true);
        MappedDesign mapped = MappedDesign.Of(design, new LutTarget(4, IsDepthBounded: true), CancellationToken.None);
        Assert.All(mapped.Parts.Skip(2), part => Assert.True(part.CarryBits > 0));
        float[][] rows = [.. RandomNetworks.Rows(network, 64, 3).Chunk(network.Encoder.FeatureCount)];
        ulong[] inputs = DesignSimulation.InputsOf(network, design, rows);
        ulong[] classes = DesignSimulation.Evaluate(DesignNetlist.Of(design, mapped), inputs);
        var evaluator = new NetworkEvaluator(network);
        int[] expected = [.. rows.Select(row => network.Head.Predict(evaluator.Evaluate(row)))];
        Assert.True(expected.Distinct().Count() > 5);
        Assert.Equal(expected, rows.Select((_, sample) => DesignSimulation.Number(classes, sample)));
        Assert.Equal(classes, DesignSimulation.Run(mapped, design, inputs));
    }

    [Fact]
    public void Two_sums_of_eight_bits_are_eight_lookup_tables_each_and_four_compare_them()
    {
        // A sum is of two codes of seven bits: nothing to compress. The digit of the carry alone has no operands.
        SumGroup[] groups = [new(0, new SignalList([0, 1])), new(0.5f, new SignalList([2, 3]))];
        LutNetwork network = new NetworkBuilder("sums", new QuantizerEncoder(4, new Quantizer(7, 1, 0))).Build(new GroupSumHead(1, groups));
        CostParts Parts(MappingGoal goal) => MappedCost.Of(network, new CostOptions(Goal: goal, UsesCarryChains: true))!.Parts;
        CostParts depth = Parts(MappingGoal.Depth), area = Parts(MappingGoal.Area);
        Assert.Equal(new PartCost(16, 1, 2 * (7 * 4 + 1), CarryBits: 16), depth.Popcount);
        Assert.Equal(new PartCost(4, 1, 4 * 2 * 16, CarryBits: 4), depth.Argmax);
        Assert.Equal(20, depth.Total.CarryBits);

        // Four lookup tables one behind the other compare as well, three bits and then two each: of equals these stay.
        Assert.Equal(depth.Popcount, area.Popcount);
        Assert.Equal((4, 4, 0), (area.Argmax.Luts, area.Argmax.Depth, area.Argmax.CarryBits));
    }

    [Theory]
    [InlineData(2, 8, 6, 4, 4, 1)]
    [InlineData(2, 7, 5, 4, 4, 1)]
    [InlineData(2, 8, 4, 8, 8, 1)]
    [InlineData(3, 8, 6, 8 + 8 + 1, 8, 4)]
    [InlineData(4, 2, 6, 3 + 4 + 1, 3, 4)]
    [InlineData(10, 8, 6, 36 + 8 * 8 + 2 * 1 + 2 + 3, 36, 8)]
    [InlineData(10, 8, 4, 72 + 8 * 8 + 2 * 1 + 2 + 3, 72, 8)]
    public void A_tree_takes_comparisons_choices_of_numbers_but_the_last_and_of_indexes_but_their_highest_bits(int classes, int width, int lutInputs, int luts, int carryBits, int levels)
    {
        int[][] numbers = [.. Enumerable.Range(0, classes * width).Select(CircuitBuilder.Input).Chunk(width)];
        DesignNetlist tree = Needed(ComparisonTree.Of(numbers, lutInputs));
        Assert.Equal((luts, carryBits, levels), (LutsOf(tree), CarryBitsOf(tree), tree.Depth(new int[classes * width], chainLevels: 0)));
    }

    [Fact]
    public void Fractions_of_betas_go_into_the_chain_until_a_comparison_has_chosen_one()
    {
        // Ranks 0, 2, 1: the first comparison is of eight bits, its result the high digit of the fraction; the second is of nine.
        SumGroup[] groups = [.. new[] { 0, 0.5f, 0.25f }.Select((beta, i) => new SumGroup(beta, new SignalList([i])))];
        LogicPart part = ArgmaxPart.Build(new GroupSumHead(1, groups), Inputs(24), [8, 8, 8], 6, 1 << 16, CancellationToken.None);
        DesignNetlist tree = Needed(part.Chained!);
        Assert.Equal((4 + 8 + 5 + 1, 4 + 5), (LutsOf(tree), CarryBitsOf(tree)));
        Assert.Equal([true, true], tree.Cells.OfType<ComparisonCell>().Select(cell => cell.IsGreaterIfEqual));
    }

    [Fact]
    public void Scores_of_one_scale_are_compared_as_codes_and_others_by_rank()
    {
        // Scores 0 1 2 3 and 0 1.5 3 4.5 are six: ranks of three digits.
        LogicPart same = ArgmaxPart.Build(new DequantizeHead([new(0, 1, 0), new(1, 1, 0)]), Inputs(8), [4, 4], 6, 1 << 16, CancellationToken.None);
        LogicPart ranked = ArgmaxPart.Build(new DequantizeHead([new(0, 1, 0), new(1, 1.5f, 0)]), Inputs(4), [2, 2], 6, 1 << 16, CancellationToken.None);
        Assert.Equal((0, 2), (LogicOf(same), LutsOf(Needed(same.Chained!))));
        Assert.Equal((5, 2), (LogicOf(ranked), LutsOf(Needed(ranked.Chained!))));
    }

    [Fact]
    public void A_single_class_and_bits_have_no_chains_but_those_of_the_sum()
    {
        LogicPart sum = ArgmaxPart.Build(new GroupSumHead(1, [new SumGroup(0, new SignalList([0]))]), Inputs(8), [8], 6, 1 << 16, CancellationToken.None);
        LogicPart score = ArgmaxPart.Build(new DequantizeHead([new DequantizedScore(0, 1, 2)]), Inputs(4), [4], 6, 1 << 16, CancellationToken.None);
        LogicPart code = ArgmaxPart.Build(new ArgmaxHead([0]), Inputs(4), [4], 6, 1 << 16, CancellationToken.None);
        Assert.All(new[] { sum, score, code }, part => Assert.Null(part.Chained));
    }

    [Fact]
    public void Eight_bits_leave_an_adder_of_three_digits()
    {
        // A counter of six, one of what is left of ones: one bit of them, two twos and a four.
        var circuit = new CircuitBuilder(8, 1 << 16, CancellationToken.None);
        var heap = new BitHeap(0);
        foreach (int bit in Inputs(8))
        {
            heap.Add(bit, 1);
        }

        BitRows rows = heap.Rows(circuit, 6);
        DesignNetlist adder = Needed(GroupAdders.Of([rows], [rows.Sum(circuit).Length])!);
        Assert.Equal((4, 1), (rows.Digits, rows.LowestPair));
        Assert.Equal((3, 3, 2 * 2), (LutsOf(adder), CarryBitsOf(adder), adder.Outputs.Count));
        Assert.Null(GroupAdders.Of([new BitRows([2, 4], [0, 0], 2)], [2]));
    }

    [Fact]
    public void Chains_never_take_more_for_area_nor_more_levels_for_depth()
    {
        foreach ((int classes, int bits, int lutInputs) in new[] { (2, 9, 6), (10, 20, 6), (2, 40, 4), (10, 60, 4) })
        {
            LutNetwork network = Sums(classes, bits);
            PartCost Total(MappingGoal goal, bool usesCarryChains) => MappedCost.Of(network, new CostOptions(lutInputs, Goal: goal, UsesCarryChains: usesCarryChains))!.Total;
            PartCost area = Total(MappingGoal.Area, false);
            Assert.InRange(Total(MappingGoal.Area, true).Luts, 1, area.Luts);
            Assert.InRange(Total(MappingGoal.Depth, true).Depth, 1, Total(MappingGoal.Depth, false).Depth);
            Assert.Equal(0, area.CarryBits);
        }
    }

    [Fact]
    public void Group_sums_mapped_for_depth_are_no_slower_with_chains_and_faster_on_narrow_lookup_tables()
    {
        LutNetwork network = Sums(10, 20);
        foreach (FpgaDevice device in FpgaDevice.All)
        {
            MappedHardware Cost(FpgaDevice on) => HardwareCost.Of(network, new HardwareOptions(on, Goal: MappingGoal.Depth, LevelsPerStage: 0)).Mapped!;
            (MappedHardware with, MappedHardware without) = (Cost(device), Cost(device with { CarryStart = 0 }));
            Assert.Equal(0, without.Parts.Total.CarryBits);
            Assert.InRange(with.LatencyNs, 0.1, device == FpgaDevice.Ice40 ? 0.8 * without.LatencyNs : without.LatencyNs);
        }
    }

    // As the head of a network of gates: every class votes by bits of its own.
    private static LutNetwork Sums(int classes, int bits) =>
        new NetworkBuilder("sums", new RawBitsEncoder(classes * bits)).Build(GroupSumHead.Contiguous(0, classes * bits, classes, 1));

    private static void AssertChainsGiveOutputs(LutNetwork network, int lutInputs)
    {
        HardwareDesign design = HardwareDesign.Of(network, lutInputs, inputBits: null, 1 << 20, CancellationToken.None, usesCarryChains: true);
        var random = new Random(1);
        foreach (LogicPart part in design.Parts.Where(part => part.Chained is not null))
        {
            ulong[] inputs = [.. Enumerable.Range(0, part.Circuit.InputCount).Select(_ => (ulong)random.NextInt64())];
            ulong[] outputs = RandomGraphs.Evaluate(part.Circuit, part.Outputs, inputs);
            int[] some = [.. Enumerable.Range(0, outputs.Length).Where(_ => random.Next(2) == 0)];
            foreach (int[] wanted in new[] { Enumerable.Range(0, outputs.Length).ToArray(), some })
            {
                (DesignNetlist chains, int[] read) = part.Chained!.Chains.NeededBy(wanted);
                ulong[] operands = RandomGraphs.Evaluate(part.Circuit, [.. read.Select(input => part.Chained.Literals[input])], inputs);
                Assert.Equal(wanted.Select(output => outputs[output]), DesignSimulation.Evaluate(chains, operands));
            }
        }
    }

    private static DesignNetlist Needed(ChainedLogic logic) => logic.Chains.NeededBy([.. Enumerable.Range(0, logic.Chains.Outputs.Count)]).Netlist;

    private static int[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(CircuitBuilder.Input)];

    private static int LutsOf(DesignNetlist netlist) => netlist.Cells.Sum(cell => cell.LutsOn(new LutTarget(6, IsDepthBounded: true)));

    private static int CarryBitsOf(DesignNetlist netlist) => netlist.Cells.Sum(cell => cell.CarryBits);

    // Lookup tables before a part's chains.
    private static int LogicOf(LogicPart part)
    {
        var graph = new SubjectGraph(part.Circuit.InputCount);
        int[] outputs = new CellDecomposition(graph).Add(part.Circuit, part.Chained!.Literals, Inputs(part.Circuit.InputCount));
        return LutMapping.Run(graph, outputs, new LutTarget(6, IsDepthBounded: true), CancellationToken.None).Functions.Count;
    }
}
