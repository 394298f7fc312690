using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Lookups;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class LookupKernelTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (int addressBits in new[] { 0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 17 })
            {
                foreach (int outputBits in new[] { 1, 2, 4, 8 })
                {
                    shapes.Add(addressBits, outputBits);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Tables_are_looked_up_as_the_evaluator_does(int addressBits, int outputBits)
    {
        var random = new Random(addressBits * 9 + outputBits);
        var builder = new NetworkBuilder("lookups", new QuantizerEncoder(Enumerable.Range(0, 12).Select(i => new Quantizer(1 + i % 8, 1, 0)).ToArray()));
        for (int layer = 0; layer < 3; layer++)
        {
            var neurons = new LutLayer.Builder(builder.Scope, outputBits);
            for (int neuron = 0; neuron < 9; neuron++)
            {
                int[] inputs = Inputs(random, builder.Scope, addressBits);
                neurons.Add(inputs, TruthTable.FromFunction(neurons.AddressBitsFor(inputs), outputBits, _ => random.Next(1 << outputBits)));
            }

            builder.Add(neurons.Build());
        }

        Check(builder.Build(new ArgmaxHead(Enumerable.Range(3, builder.Scope.Count - 3))), random);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(21)]
    public void The_widest_tables_are_looked_up_too(int addressBits)
    {
        var random = new Random(addressBits);
        var builder = new NetworkBuilder("wide", new QuantizerEncoder(addressBits / 3, new Quantizer(3, 1, 0)));
        LutLayer.Builder neurons = builder.Luts(outputBits: 8);
        neurons.Add([.. Enumerable.Range(0, addressBits / 3)], TruthTable.FromFunction(addressBits, 8, address => (int)((uint)address * 2654435761 >> 24)));
        builder.Add(neurons.Build());
        Check(builder.Build(new BitsHead([addressBits / 3])), random);
    }

    [Fact]
    public void Codes_of_more_than_a_byte_may_stand_between_those_that_are_read()
    {
        var random = new Random(4);
        var builder = new NetworkBuilder("between", new QuantizerEncoder([new Quantizer(5, 1, 0), new Quantizer(16, 1, 0), new Quantizer(7, 1, 0)]));
        LutLayer.Builder neurons = builder.Luts(outputBits: 3);
        neurons.Add([0, 2], TruthTable.FromFunction(12, 3, _ => random.Next(8)));
        neurons.Add([2, 2, 0], TruthTable.FromFunction(19, 3, address => address * 7 % 8));
        builder.Add(neurons.Build());
        Check(builder.Build(new BitsHead([4, 0, 3, 2, 4])), random);
        Assert.Throws<ArgumentException>(() => LookupKernel.Create(builder.Build(new BitsHead([4, 1])), 8));
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("wide-gates")]
    [InlineData("thermometer")]
    [InlineData("constants")]
    public void Networks_of_gates_are_looked_up_too(string kind) => Check(RandomNetworks.Create(kind, 3), new Random(1));

    [Theory]
    [InlineData("adders")]
    [InlineData("mac")]
    [InlineData("convolution")]
    public void Other_layers_are_refused(string kind) => Assert.Throws<ArgumentException>(() => LookupKernel.Create(RandomNetworks.Create(kind, 3), 8));

    [Theory]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public void Engines_look_dense_tables_up_and_take_operations_where_tables_are_small(int fanIn, bool lookedUp)
    {
        var random = new Random(fanIn);
        var builder = new NetworkBuilder("dense", new QuantizerEncoder(12, new Quantizer(2, 1, 0)));
        LutLayer.Builder neurons = builder.Luts(outputBits: 4);
        for (int neuron = 0; neuron < 20; neuron++)
        {
            neurons.Add(Enumerable.Range(neuron % 8, fanIn).ToArray(), TruthTable.FromFunction(2 * fanIn, 4, _ => random.Next(16)));
        }

        builder.Add(neurons.Build());
        LutNetwork network = builder.Build(new ArgmaxHead(Enumerable.Range(12, 20)));
        LutEngine engine = InterpretedEngine.Create(network);
        Assert.Equal(lookedUp && BitKernelChoice.WidestWords > 1, engine.Kernels.Batch.Kernel is LookupKernel);

        float[] rows = RandomNetworks.Rows(network, 700, seed: 1);
        var classes = new int[700];
        engine.PredictBatch(rows, classes);
        var evaluator = new NetworkEvaluator(network);
        Assert.Equal(rows.Chunk(12).Select(row => evaluator.Predict(row)), classes);
    }

    private static int[] Inputs(Random random, SignalScope scope, int addressBits)
    {
        List<int> inputs = [];
        for (int left = addressBits; left > 0; left -= scope.WidthOf(inputs[^1]))
        {
            int[] fitting = Enumerable.Range(0, scope.Count).Where(signal => scope.WidthOf(signal) <= left).ToArray();
            inputs.Add(fitting[random.Next(fitting.Length)]);
        }

        return [.. inputs];
    }

    private static void Check(LutNetwork network, Random random)
    {
        foreach (int words in new[] { 8, 4, 2, 1 })
        {
            LookupKernel kernel = LookupKernel.Create(network, words);
            ulong[] inputs = Enumerable.Range(0, kernel.InputPlanes * words).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64()).ToArray();
            var slots = new ulong[kernel.SlotPlanes * words];
            var outputs = new ulong[kernel.OutputPlanes * words];

            Assert.Equal(0, Allocations.LeastOf(() => kernel.Evaluate(ref inputs[0], ref slots[0], ref outputs[0])));
            Assert.Equal(Oracle.OutputPlanes(network, inputs, words), outputs);
        }
    }
}
