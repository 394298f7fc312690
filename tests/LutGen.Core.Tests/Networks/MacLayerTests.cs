using LutGen.Arithmetic;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class MacLayerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void An_exact_table_multiplies_every_8_bit_activation_by_every_9_bit_weight(int chunkBits)
    {
        const int Offset = 256 * 255;
        int[] weights = Enumerable.Range(-256, 512).ToArray();
        ProductTable[] tables = weights.Select(w => ProductTable.Exact(w, chunkBits)).ToArray();
        // Codes are unsigned: the zero point lifts the products of negative weights.
        MacNeuron[] neurons = weights.Select((w, i) => new MacNeuron([new MacInput(0, i)], 0, 1, 0, w < 0 ? Offset : 0)).ToArray();
        NetworkEvaluator evaluator = Evaluator([8], 16, 0, tables, neurons);
        for (int activation = 0; activation < 256; activation++)
        {
            int[] codes = evaluator.EvaluateCodes([activation]);
            for (int i = 0; i < weights.Length; i++)
            {
                int product = codes[1 + i] - (weights[i] < 0 ? Offset : 0);
                if (product != activation * weights[i])
                {
                    Assert.Fail($"{activation} * {weights[i]} gave {product}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    public void A_layer_without_its_low_chunks_multiplies_as_the_approximation_is_defined(int chunkBits, int dropped)
    {
        const int Offset = 20_000;
        MultiplierFormat format = new(new IntegerFormat(8, isSigned: false), new IntegerFormat(6, isSigned: true), chunkBits);
        foreach (ChunkSubstitute substitute in Enum.GetValues<ChunkSubstitute>())
        {
            ChunkedMultiplier definition = new(format, ChunkApproximation.LowChunks(dropped, substitute));
            MultipleTable[] multiples = [.. format.Weight.Values.Select(weight => new MultipleTable(format, weight, ProductStorage.OddMultiples))];
            NetworkEvaluator evaluator = Evaluator(
                [8], 16, dropped,
                [.. multiples.Select(table => new ProductTable(Enumerable.Range(0, 1 << chunkBits).Select(k => table[k]), (int)definition.StandIn(table.Weight)))],
                [.. multiples.Select((_, i) => new MacNeuron([new MacInput(0, i)], 0, 1, 0, Offset))]);
            foreach (int activation in format.Activation.Values)
            {
                Assert.Equal(multiples.Select(table => (int)definition.Multiply(activation, table) + Offset), evaluator.EvaluateCodes([activation]).Skip(1));
            }
        }
    }

    [Fact]
    public void Dropped_chunks_are_replaced_by_the_tables_constant()
    {
        // LUT-NA on two-bit chunks, the low one not looked up: a = 4 h + l becomes 3 * 4 h + 5.
        var table = new ProductTable([0, 3, 6, 9], dropped: 5);
        NetworkEvaluator evaluator = Evaluator([4], 8, 1, [table], [new MacNeuron([new MacInput(0, 0)], 0, 1, 0, 0)]);
        for (int activation = 0; activation < 16; activation++)
        {
            Assert.Equal(12 * (activation / 4) + 5, evaluator.EvaluateCodes([activation])[1]);
        }
    }

    [Fact]
    public void The_constant_counts_only_where_chunks_are_dropped()
    {
        var table = new ProductTable([0, 3, 6, 9], dropped: 5);
        NetworkEvaluator evaluator = Evaluator([4], 8, 0, [table], [new MacNeuron([new MacInput(0, 0)], 0, 1, 0, 0)]);

        Assert.Equal(33, evaluator.EvaluateCodes([11])[1]);
    }

    [Fact]
    public void When_all_chunks_are_dropped_the_constant_is_all_there_is()
    {
        var table = new ProductTable([0, 3, 6, 9], dropped: 5);
        NetworkEvaluator evaluator = Evaluator([4], 8, 16, [table], [new MacNeuron([new MacInput(0, 0), new MacInput(0, 0)], 1, 1, 0, 0)]);

        Assert.Equal(11, evaluator.EvaluateCodes([13])[1]);
    }

    [Fact]
    public void Entries_need_not_be_products()
    {
        var table = new ProductTable([1, 10, 2, 20]);
        NetworkEvaluator evaluator = Evaluator([3], 8, 0, [table], [new MacNeuron([new MacInput(0, 0)], 0, 1, 0, 0)]);

        // 3 bits in two-bit chunks: the top chunk has one bit and still reads entry 0 or 1.
        Assert.Equal(2 + (1 << 2), evaluator.EvaluateCodes([2])[1]);
        Assert.Equal(20 + (10 << 2), evaluator.EvaluateCodes([7])[1]);
    }

    [Theory]
    [InlineData(5, 3, 2, 0, 4)] // 3.75
    [InlineData(2, 1, 2, 0, 1)] // 0.5, half up
    [InlineData(6, 1, 2, 0, 2)] // 1.5, half up
    [InlineData(-2, 1, 2, 8, 8)] // -0.5, half up
    [InlineData(-3, 1, 2, 8, 7)] // -0.75
    [InlineData(-6, 1, 2, 8, 7)] // -1.5, half up
    [InlineData(-7, 1, 2, 8, 6)] // -1.75
    [InlineData(-5, 1, 0, 0, 0)] // ReLU
    [InlineData(16, 1, 0, 0, 15)] // clamped to 4 bits
    [InlineData(9, 0, 5, 3, 3)] // a multiplier of 0 leaves the zero point
    [InlineData(int.MaxValue, int.MaxValue, 31, int.MinValue, 0)]
    [InlineData(int.MaxValue, 1, 31, 0, 1)]
    [InlineData(-int.MaxValue, int.MaxValue, 31, int.MaxValue, 1)]
    [InlineData(100, 1, 0, -95, 5)]
    public void Requantisation_rounds_half_up_adds_the_zero_point_and_clamps(int sum, int multiplier, int shift, int zero, int code)
    {
        NetworkEvaluator evaluator = Evaluator([1], 4, 0, [], [new MacNeuron([], sum, multiplier, shift, zero)]);

        Assert.Equal(code, evaluator.EvaluateCodes([0])[1]);
    }

    [Fact]
    public void A_neuron_adds_the_bias_and_all_products()
    {
        ProductTable[] tables = [ProductTable.Exact(-7, 2), ProductTable.Exact(5, 2)];
        var neuron = new MacNeuron([new MacInput(0, 1), new MacInput(1, 0), new MacInput(2, 1), new MacInput(0, 1)], 11, 1, 0, 0);
        NetworkEvaluator evaluator = Evaluator([5, 4, 8], 12, 0, tables, [neuron]);

        Assert.Equal(11 + 5 * 31 - 7 * 9 + 5 * 200 + 5 * 31, evaluator.EvaluateCodes([31, 9, 200])[3]);
    }

    [Fact]
    public void A_layer_keeps_its_own_copy_of_what_it_was_given()
    {
        ProductTable[] tables = [ProductTable.Exact(2, 2)];
        MacNeuron[] neurons = [new MacNeuron([new MacInput(0, 0)], 0, 1, 0, 0)];
        NetworkEvaluator evaluator = Evaluator([2], 8, 0, tables, neurons);
        tables[0] = ProductTable.Exact(9, 2);
        neurons[0] = new MacNeuron([], 99, 1, 0, 0);

        Assert.Equal(6, evaluator.EvaluateCodes([3])[1]);
    }

    private static NetworkEvaluator Evaluator(int[] widths, int bits, int dropped, ProductTable[] tables, MacNeuron[] neurons)
    {
        var builder = new NetworkBuilder("mac", new QuantizerEncoder(widths.Select(w => new Quantizer(w, 1, 0)).ToArray()));
        var layer = new MacLayer(builder.Scope, bits, dropped, tables, neurons);
        builder.Add(layer);
        return new NetworkEvaluator(builder.Build(new ArgmaxHead([layer.FirstSignal])));
    }
}
