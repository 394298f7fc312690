using LutGen.Testing;
using LutGen.Training.Data;
using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public sealed class ConnectivityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lutgen-masks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Random_inputs_of_a_neuron_differ_and_use_all_signals_alike()
    {
        LlutLayerSettings settings = new(2000, 3, 2) { SubNeurons = 2 };
        int[] connections = new RandomConnectivity().Connect(0, settings, [.. Enumerable.Range(0, 40)], new SeededRandom(1));
        Assert.Equal(12_000, connections.Length);
        for (int neuron = 0; neuron < settings.Neurons; neuron++)
        {
            Assert.Equal(6, connections.Skip(neuron * 6).Take(6).Distinct().Count());
        }

        // 300 each on average, with a deviation of 16.
        Assert.All(connections.GroupBy(signal => signal), group => Assert.InRange(group.Count(), 220, 380));
        Assert.Equal(40, connections.Distinct().Count());
    }

    [Fact]
    public void Masks_are_read_as_they_are_published()
    {
        Write(2, "0,1,2", "4,0,9", "3,5,7");
        Assert.Equal([4, 0, 9, 3, 5, 7], Read(1));
    }

    [RealDataTheory("sparselut-masks")]
    [InlineData("MNIST/PolyLUT", 784, 505, 6, 1, 256, 100, 100, 100, 100, 10)]
    [InlineData("MNIST/NeuraLUT", 784, 519, 6, 1, 256, 100, 100, 100, 10)]
    [InlineData("MNIST/PolyLUT-Add", 784, 557, 4, 2, 256, 100, 100, 100, 100, 10)]
    [InlineData("JSC-LC/PolyLUT-Add", 16, 16, 2, 2, 64, 32, 5)]
    [InlineData("JSC-LC/NeuraLUT", 16, 16, 3, 1, 32, 5)]
    public void Published_masks_have_the_connections_that_are_told_of_them(string folder, int features, int read, int fanIn, int subNeurons, params int[] neurons)
    {
        MaskConnectivity masks = new(Path.Combine(RealData.Holding("sparselut-masks")!, "sparselut-masks", folder));
        int signals = features;
        for (int i = 0; i < neurons.Length; i++)
        {
            int[] connections = masks.Connect(i, new(neurons[i], fanIn, 2) { SubNeurons = subNeurons }, [.. Enumerable.Range(0, signals)], new SeededRandom(1));
            Assert.Equal(neurons[i] * fanIn * subNeurons, connections.Length);
            Assert.Equal(i == 0 ? read : connections.Distinct().Count(), connections.Distinct().Count());
            signals = neurons[i];
        }
    }

    [Fact]
    public void A_mask_that_does_not_fit_is_refused_with_file_and_line()
    {
        Refuses("holds no mask_layer_2.csv");
        Write(2, "0,1", "4,0", "3,5");
        Refuses("mask_layer_2.csv: has 2 columns, expected 3");
        Write(2, "0,1,2", "4,0,9");
        Refuses("mask_layer_2.csv: has 1 lines behind the header, expected 2");
        Write(2, "0,1,2", "4,0,9", "3,5,10");
        Refuses("mask_layer_2.csv:3: input '10', expected the index of a signal, 0..9");
        Write(2, "0,1,2", "4,0,x", "3,5,1");
        Refuses("mask_layer_2.csv:2: input 'x'");
        Write(2, "0,1,2", "4,0,4", "3,5,1");
        Refuses("mask_layer_2.csv:2: input 4 stands there twice");
        Write(2, "0,1,2", "4,0", "3,5,1");
        Refuses("mask_layer_2.csv:2: 2 columns, expected 3");

        void Refuses(string message) => Assert.Contains(message, Assert.Throws<DataFileException>(() => Read(1)).Message, StringComparison.Ordinal);
    }

    private int[] Read(int layer) => new MaskConnectivity(_folder).Connect(layer, new(2, 3, 2), [.. Enumerable.Range(0, 10)], new SeededRandom(1));

    private void Write(int number, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, $"mask_layer_{number}.csv"), lines);
}
