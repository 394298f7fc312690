using LutGen.Arithmetic;
using LutGen.Cost.Asic;

namespace LutGen.Core.Tests.Cost.Asic;

public sealed class CircuitCostTests
{
    private static readonly Technology Textbook = Technology.Textbook65;

    // Area within 5 % of the ratios that are published for 8-bit activations and 9-bit weights, from cell costs that nothing was fitted to.
    [Fact]
    public void Areas_stand_as_published_to_each_other_within_five_per_cent()
    {
        double Area(MultiplierCircuit circuit) => CircuitCost.Of(circuit, Textbook).Area;
        double lutNa = Area(ChunkedLutMultiplier.Build(MultiplierFormat.Default, ProductStorage.OddMultiples));

        Assert.Equal(29.54, Area(TraditionalLutMultiplier.Build(MultiplierFormat.Default)) / lutNa, 0.05 * 29.54);
        Assert.Equal(1.23, Area(ArrayMultiplier.Build(MultiplierFormat.Default)) / lutNa, 0.05 * 1.23);
        Assert.Equal(1.23, Area(WallaceMultiplier.Build(MultiplierFormat.Default)) / lutNa, 0.05 * 1.23);
    }

    [Fact]
    public void Area_is_the_sum_of_the_cells()
    {
        // 20 stored bits, 132 multiplexers, 24 full and 11 half adders.
        MultiplierFormat unsigned = new(new IntegerFormat(8, false), new IntegerFormat(9, false), 2);
        Assert.Equal(6 * 20 + 6 * 132 + 28 * 24 + 14 * 11, CircuitCost.Of(ChunkedLutMultiplier.Build(unsigned, ProductStorage.OddMultiples), Textbook).Area);
    }

    [Fact]
    public void Energy_is_that_of_every_transition_and_the_same_every_time()
    {
        // A single AND whose activation is a coin: half of the operations change it, and the output as often where the weight is 1.
        MultiplierFormat bit = new(new IntegerFormat(1, false), new IntegerFormat(1, false), 1);
        Technology counting = Textbook with { And2 = new CellFigures(1, 1, 0, 0) };
        double inputs = CircuitCost.Of(ArrayMultiplier.Build(bit), counting).Energy;
        Assert.InRange(inputs, 0.47, 0.53);
        Assert.Equal(inputs, CircuitCost.Of(ArrayMultiplier.Build(bit), counting).Energy);

        double outputs = CircuitCost.Of(ArrayMultiplier.Build(bit), Textbook with { And2 = new CellFigures(1, 0, 0, 10) }).Energy;
        Assert.InRange(outputs, 1.5, 3.5);
    }

    [Fact]
    public void Paths_of_different_length_make_nets_change_more_than_once()
    {
        Technology sums = new("sums", "cells") { FullAdder = new CellFigures(0, 0, 0, 1), HalfAdder = new CellFigures(0, 0, 0, 1) };
        MultiplierFormat format = MultiplierFormat.Default;
        CellNetlist array = ArrayMultiplier.Build(format).Netlist;
        int outputs = 2 * (array.Count(CellKind.FullAdder) + array.Count(CellKind.HalfAdder));

        // Without glitches no net changes more often than half of the operations.
        Assert.True(CircuitCost.Of(ArrayMultiplier.Build(format), sums).Energy > 0.5 * outputs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_accumulator_adds_up_all_products_and_their_offsets(bool isSigned)
    {
        const int Bits = 15;
        MultiplierFormat format = new(new IntegerFormat(4, false), new IntegerFormat(5, isSigned), 2);
        MultiplierCircuit circuit = ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples);
        int[] registers = AccumulatorCircuit.Append(circuit, Bits);
        Dictionary<int, int> inputs = circuit.Netlist.Cells.Where(cell => cell.Kind == CellKind.Register).ToDictionary(cell => cell.Output, cell => cell.A);
        NetlistSimulation simulation = new(circuit.Netlist);
        long[] transitions = new long[circuit.Netlist.Nets];
        int weight = isSigned ? -13 : 29;
        foreach ((int net, bool content) in circuit.ContentsOf(weight))
        {
            simulation[net] = content ? ulong.MaxValue : 0;
        }

        simulation.Evaluate();
        long sum = circuit.Offset;
        int[] activations = [3, 15, 0, 9, 9, 1, 14, 7];
        foreach (int activation in activations)
        {
            simulation.Settle(
                [
                    .. circuit.Activation.Select((net, bit) => KeyValuePair.Create(net, (activation >> bit & 1) != 0 ? ulong.MaxValue : 0)),
                    .. registers.Select(net => KeyValuePair.Create(net, simulation[inputs[net]])),
                ],
                transitions);
            sum += activation * weight + circuit.Offset;
            Assert.Equal(sum, registers.Select((net, place) => (long)(simulation[inputs[net]] & 1) << place).Sum());
        }
    }

    [Fact]
    public void An_accumulator_narrower_than_a_product_is_refused() => Assert.Contains(
        "expected at least 17",
        Assert.Throws<ArgumentOutOfRangeException>(() => CircuitCost.WithAccumulator(ArrayMultiplier.Build(MultiplierFormat.Default), 16, Textbook)).Message,
        StringComparison.Ordinal);
}
