using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Exchange.Arrays;
using LutGen.Exchange.Tests.LogicNets;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Weights;

namespace LutGen.Exchange.Tests.Arrays;

public sealed class ArrayImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gates_of_difflogic_are_the_functions_of_their_ids()
    {
        ArrayWriter arrays = Difflogic();
        LutNetwork network = Read(arrays);
        foreach (int[] x in SampleCodes.Of(network, 8))
        {
            bool[] first = [(x[0] & x[1]) != 0, x[1] != x[2], x[0] == 0 || x[2] != 0];
            int[] second = [first[0] || first[1] ? 1 : 0, first[1] ? 1 : 0, first[0] == first[2] ? 1 : 0, first[0] && !first[2] ? 1 : 0];
            Assert.Equal([(second[0] + second[1]) / 10f, (second[2] + second[3]) / 10f], Scores(network, x));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Tables_of_torchlogix_have_their_first_input_at_the_top(int rank)
    {
        var random = new Random(rank);
        int[] inputs = [.. Enumerable.Range(0, rank * 12).Select(_ => random.Next(9))];
        bool[] tables = [.. Enumerable.Range(0, 12 << rank).Select(_ => random.Next(2) == 1)];
        LutNetwork network = Read(new ArrayWriter().Add("n_in", 9).Add("idx0", [rank, 12], inputs).Add("lut0", [12, 1 << rank], tables).Add("k", 3).Add("tau", [], [2f]).Add("beta", [], [1.5f]));
        foreach (int[] x in SampleCodes.Of(network, 200))
        {
            int[] bits = [.. Enumerable.Range(0, 12).Select(n => tables[(n << rank) + Enumerable.Range(0, rank).Aggregate(0, (address, i) => (2 * address) + x[inputs[(i * 12) + n]])] ? 1 : 0)];
            Assert.Equal(bits.Chunk(4).Select(group => (group.Sum() + 1.5f) / 2), Scores(network, x));
        }
    }

    // Nine outputs for four classes: three for each, and none for the last.
    [Fact]
    public void Tables_of_dwn_have_their_first_input_at_the_bottom_and_the_last_classes_fewer_outputs()
    {
        var random = new Random(7);
        int[] inputs = [.. Enumerable.Range(0, 3 * 9).Select(_ => random.Next(6))];
        float[] tables = [.. Enumerable.Range(0, 9 * 8).Select(i => i % 5 == 0 ? 0 : (float)random.NextDouble() - 0.5f)];
        LutNetwork network = Read(new ArrayWriter().Add("map0", [9, 3], inputs).Add("lut0", [9, 8], tables).Add("k", 4).Add("tau", [], [0.5f])
            .Add("thresholds", [2, 3], [-1f, 0, 1, 5, 6, 7]));
        Assert.IsType<ThermometerEncoder>(network.Encoder);
        foreach (float[] x in new float[][] { [-1, 5], [-0.5f, 8], [0.5f, 6.5f], [2, 5.5f], [0, 7] })
        {
            int[] bits = [x[0] > -1 ? 1 : 0, x[0] > 0 ? 1 : 0, x[0] > 1 ? 1 : 0, x[1] > 5 ? 1 : 0, x[1] > 6 ? 1 : 0, x[1] > 7 ? 1 : 0];
            int[] outputs = [.. Enumerable.Range(0, 9).Select(n => tables[(n * 8) + bits[inputs[3 * n]] + (2 * bits[inputs[(3 * n) + 1]]) + (4 * bits[inputs[(3 * n) + 2]])] > 0 ? 1 : 0)];
            Assert.Equal([.. outputs.Chunk(3).Select(group => group.Sum() / 0.5f), 0f], new NetworkEvaluator(network).Scores(x));
        }
    }

    [Fact]
    public void Tables_of_codes_are_read_with_what_codes_stand_for()
    {
        var family = FamilyNetwork.Random(11);
        ArrayWriter arrays = new ArrayWriter().Add("n_in", family.Inputs).Add("bits_in", family.InputBits).Add("bits_out", [family.Layers.Count], family.Layers.Select(layer => layer[0].Bits))
            .Add("scale_in", [], [0.25f]).Add("zero_in", 1).Add("scale_out", [], [0.5f]);
        for (int k = 0; k < family.Layers.Count; k++)
        {
            // One fan-in for all neurons of a layer: sources of neurons that have fewer stand there again, most significant.
            int fanIn = family.Layers[k].Max(neuron => neuron.Sources.Length);
            int bits = family.WidthsBefore(k)[0];
            int entries = 1 << (fanIn * bits);
            arrays.Add($"idx{k}", [family.Layers[k].Count, fanIn], family.Layers[k].SelectMany(neuron => Enumerable.Repeat(neuron.Sources[0], fanIn - neuron.Sources.Length).Concat(neuron.Sources)));
            arrays.Add($"tab{k}", [family.Layers[k].Count, entries], family.Layers[k].SelectMany(neuron => Enumerable.Range(0, entries).Select(address => neuron.Table[address % neuron.Table.Length])));
        }

        LutNetwork network = Read(arrays);
        var random = new Random(2);
        for (int i = 0; i < 50; i++)
        {
            int[] codes = family.Sample(random);
            Assert.Equal(family.Evaluate(codes).Select(code => code * 0.5f), new NetworkEvaluator(network).Scores([.. codes.Select(code => (code - 1) * 0.25f)]));
        }

        Assert.IsType<ArgmaxHead>(ArrayImport.Read(_folder["net.npz"], "net", new CodeOptions { Head = CodeHead.Argmax }).Network.Head);
    }

    [Fact]
    public void Thresholds_of_all_features_need_the_number_of_bits()
    {
        LutNetwork network = Read(Difflogic().Add("thresholds", [1], [0.75f]));
        Assert.Equal((3, 3), (network.Encoder.FeatureCount, network.Encoder.SignalCount));
        Assert.Equal(0.75f, Assert.IsType<ThresholdEncoder>(network.Encoder).ThresholdOf(2));
        AssertRefused(Difflogic().Remove("n_in").Add("thresholds", [1], [0.75f]), "expected 'n_in' too");
    }

    [Fact]
    public void Safetensors_of_the_same_names_are_read()
    {
        WeightFile.Write(_folder["net.safetensors"], [
            new WeightTensor("n_in", [], [2]), new WeightTensor("a0", [1], [0]), new WeightTensor("b0", [1], [1]), new WeightTensor("op0", [1], [6]),
        ]);
        ImportedNetwork read = ArrayImport.Read(_folder["net.safetensors"], "net", new CodeOptions());
        Assert.Equal(("npz, difflogic", 1, 4L), (read.Format, read.Nodes, read.Entries));
        Assert.Equal([1], Scores(read.Network, [1, 0]));
    }

    [Fact]
    public void What_is_wrong_is_said_with_the_array()
    {
        AssertRefused(new ArrayWriter().Add("w0", 1), "is of no form that is known", "difflogic: a0, b0, op0");
        AssertRefused(Difflogic().Add("thresold", 1), "tensor 'thresold'", "is not known");
        AssertRefused(Difflogic().Add("a3", [1], [0]), "tensor 'a3'", "0 to 1");
        AssertRefused(Difflogic().Remove("a1").Add("a1", [4], [0, 1, 3, 0]), "tensor 'a1'", "value 2 is 3, expected an output of the layer before, which has 3: a whole number from 0 to 2");
        AssertRefused(Difflogic().Remove("op1").Add("op1", [4], [0, 1, 16, 0]), "tensor 'op1'", "value 2 is 16");
        AssertRefused(Difflogic().Remove("op1").Add("op1", [4], [0, 1, 0.5f, 0]), "tensor 'op1'", "value 2 is 0.5");
        AssertRefused(Difflogic().Remove("b1").Add("b1", [3], [0, 1, 1]), "tensor 'b1'", "expected (4)");
        AssertRefused(Difflogic().Remove("b1"), "holds no tensor 'b1'");
        AssertRefused(Difflogic().Remove("n_in"), "holds neither 'n_in' nor 'thresholds'");
        AssertRefused(Difflogic().Remove("k"), "'tau'", "but not 'k'");
        AssertRefused(Difflogic().Remove("k").Add("k", 3), "tensor 'k'", "3 classes for 4 outputs");
        AssertRefused(Difflogic().Remove("tau").Add("tau", 0), "tau is 0");
        AssertRefused(Difflogic().Add("thresholds", [3, 2], [0f, 1, 0, 1, 0, 1]), "tensor 'thresholds'", "are 6 bits, expected 3");
        AssertRefused(Difflogic().Remove("n_in").Add("thresholds", [1, 3], [3f, 2, 1]), "threshold 1 of feature 0 is 2", "expected rising");
        AssertRefused(new ArrayWriter().Add("n_in", 60).Add("idx0", [40, 1], new int[40]).Add("lut0", [1, 1], [true]), "tensor 'idx0'", "neurons read 40 bits, expected at most 24");
        AssertRefused(new ArrayWriter().Add("n_in", 60).Add("idx0", [2, 1], new int[2]).Add("lut0", [1, 2], [true, false]), "tensor 'lut0'", "expected (1 x 4)");
        AssertRefused(new ArrayWriter().Add("n_in", 2).Add("bits_in", 9).Add("bits_out", 2).Add("idx0", [1, 1], [0]).Add("tab0", [1, 512], new int[512]), "tensor 'bits_in'", "from 1 to 8");
        AssertRefused(new ArrayWriter().Add("n_in", 2).Add("bits_in", 2).Add("bits_out", 2).Add("idx0", [1, 1], [0]).Add("tab0", [1, 4], [0, 1, 4, 3]), "tensor 'tab0'", "value 2 is 4");
        Assert.Contains("no such file", Assert.Throws<ImportException>(() => ArrayImport.Read(_folder["none.npz"], "net", new CodeOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("does not start as", Assert.Throws<ImportException>(() => ArrayImport.Read(_folder.Write("x.npz", "no archive"), "net", new CodeOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archives_are_read_or_refused()
    {
        byte[] whole = File.ReadAllBytes(Difflogic().Write(_folder["whole.npz"]));
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = whole[..(random.Next(3) == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int i = 0; i < 3 && damaged.Length > 0; i++)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(_folder["damaged.npz"], damaged);
            try
            {
                Assert.NotNull(ArrayImport.Read(_folder["damaged.npz"], "net", new CodeOptions()).Network);
            }
            catch (ImportException refused)
            {
                Assert.StartsWith(_folder["damaged.npz"], refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private static float[] Scores(LutNetwork network, int[] bits) => new NetworkEvaluator(network).Scores([.. bits.Select(bit => (float)bit)]);

    private static ArrayWriter Difflogic() => new ArrayWriter().Add("n_in", 3)
        .Add("a0", [3], [0, 1, 2]).Add("b0", [3], [1, 2, 0]).Add("op0", [3], [1, 6, 11])
        .Add("a1", [4], [0, 1, 0, 0]).Add("b1", [4], [1, 0, 2, 2]).Add("op1", [4], [7, 3, 9, 2])
        .Add("k", 2).Add("tau", 10);

    private LutNetwork Read(ArrayWriter arrays) => ArrayImport.Read(arrays.Write(_folder["net.npz"]), "net", new CodeOptions()).Network;

    private void AssertRefused(ArrayWriter arrays, params string[] expected)
    {
        string message = Assert.Throws<ImportException>(() => Read(arrays)).Message;
        Assert.StartsWith(_folder["net.npz"], message, StringComparison.Ordinal);
        Assert.All(expected, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
