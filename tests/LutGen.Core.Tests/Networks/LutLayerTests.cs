using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class LutLayerTests
{
    [Fact]
    public void The_first_input_is_the_most_significant_part_of_the_address()
    {
        // Widths 1, 3, 2: the table gives its own address back, so the output spells the address out.
        LutNetwork network = OneNeuron([1, 3, 2], [0, 1, 2], Addressing.Concatenation, 6, 6, address => address);
        var evaluator = new NetworkEvaluator(network);

        Assert.Equal(0b1_000_00, evaluator.EvaluateCodes([1, 0, 0])[3]);
        Assert.Equal(0b0_101_00, evaluator.EvaluateCodes([0, 5, 0])[3]);
        Assert.Equal(0b0_000_11, evaluator.EvaluateCodes([0, 0, 3])[3]);
        Assert.Equal(0b1_110_01, evaluator.EvaluateCodes([1, 6, 1])[3]);
    }

    [Fact]
    public void The_order_of_a_neurons_inputs_is_not_the_order_of_their_ids()
    {
        LutNetwork network = OneNeuron([1, 3], [1, 0], Addressing.Concatenation, 4, 4, address => address);

        Assert.Equal(0b101_1, new NetworkEvaluator(network).EvaluateCodes([1, 5])[2]);
    }

    [Fact]
    public void An_input_may_be_read_twice()
    {
        LutNetwork network = OneNeuron([2], [0, 0], Addressing.Concatenation, 4, 4, address => address);

        Assert.Equal(0b10_10, new NetworkEvaluator(network).EvaluateCodes([2])[1]);
    }

    [Fact]
    public void A_neuron_without_inputs_is_a_constant()
    {
        LutNetwork network = OneNeuron([1], [], Addressing.Concatenation, 0, 3, _ => 5);

        Assert.Equal(5, new NetworkEvaluator(network).EvaluateCodes([0])[1]);
    }

    [Fact]
    public void A_sum_node_is_the_adder_of_PolyLUT_Add()
    {
        // Two sub-neurons of 3 bits in offset binary (q + 4), mean and ReLU quantised to 2 bits: 15 sums, 4 address bits.
        LutNetwork network = OneNeuron([3, 3], [0, 1], Addressing.Sum, 4, 2, sum => Math.Clamp(sum - 8, 0, 3));
        var evaluator = new NetworkEvaluator(network);
        for (int first = -4; first < 4; first++)
        {
            for (int second = -4; second < 4; second++)
            {
                int relu = Math.Min(3, Math.Max(0, first + second));
                Assert.Equal(relu, evaluator.EvaluateCodes([first + 4, second + 4])[2]);
            }
        }
    }

    [Theory]
    [InlineData(new[] { 1 }, 1)]
    [InlineData(new[] { 1, 1 }, 2)]
    [InlineData(new[] { 3, 3 }, 4)]
    [InlineData(new[] { 3, 1 }, 4)]
    [InlineData(new[] { 2, 2, 2, 2, 2 }, 4)]
    [InlineData(new[] { 8, 8 }, 9)]
    [InlineData(new int[0], 0)]
    public void A_sum_nodes_table_has_the_address_bits_of_its_largest_sum(int[] widths, int addressBits)
    {
        var layer = new LutLayer.Builder(new SignalScope(widths), 1, Addressing.Sum);

        Assert.Equal(addressBits, layer.AddressBitsFor(Enumerable.Range(0, widths.Length).ToArray()));
    }

    [Fact]
    public void A_layer_gives_back_the_inputs_and_tables_it_was_built_of()
    {
        var builder = new NetworkBuilder("mixed", new RawBitsEncoder(8));
        LutLayer.Builder luts = builder.Luts(outputBits: 3);
        int[][] inputs = [[0, 1], [], [7, 6, 5, 4, 3, 2, 1, 0], [2]];
        TruthTable[] tables = inputs.Select((list, i) => TruthTable.FromFunction(list.Length, 3, address => (address * 5 + i) & 7)).ToArray();
        int[] ids = inputs.Select((list, i) => luts.Add(list, tables[i])).ToArray();
        LutLayer layer = luts.Build();

        Assert.Equal([8, 9, 10, 11], ids);
        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(inputs[i], layer.InputsOf(i));
            Assert.Equal(tables[i], layer.TableOf(i));
        }
    }

    private static LutNetwork OneNeuron(int[] widths, int[] inputs, Addressing addressing, int addressBits, int outputBits, Func<int, int> entry)
    {
        var builder = new NetworkBuilder("one", new QuantizerEncoder(widths.Select(w => new Quantizer(w, 1, 0)).ToArray()));
        LutLayer.Builder layer = builder.Luts(outputBits, addressing);
        int neuron = layer.Add(inputs, TruthTable.FromFunction(addressBits, outputBits, entry));
        builder.Add(layer.Build());
        return builder.Build(new ArgmaxHead([neuron]));
    }
}
