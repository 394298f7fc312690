using System.Security.Cryptography;
using System.Text;
using LutGen.Benchmarks.Peers.Networks;
using LutGen.Networks;

namespace LutGen.Benchmarks.Tests;

public class NetworkTests
{
    // SHA-256 over one line "a b gate" for each gate of the Python script's network for seed 1, a and b counted within the layer before.
    private const string ScriptsHash = "b9b94aa6c80829c59ece7ae500ab49c5c53f7b86b9ac59181f37fc5cbd1727cb";

    [Fact]
    public void Random_numbers_are_those_of_Python()
    {
        var random = new PythonRandom(1);
        Assert.Equal([137, 582, 782, 64, 261], Enumerable.Range(0, 5).Select(_ => random.RandRange(784)));
        Assert.Equal(2, random.Choice([1, 8, 6, 6, 6, 6, 6, 8, 8, 6, 6, 6, 6, 6, 8, 1]));
        Assert.Equal(0.13436424411240122, new PythonRandom(1).Random());
    }

    [Fact]
    public void The_reference_network_is_the_one_that_the_script_draws()
    {
        LutNetwork network = ReferenceNetwork.Create();
        var edges = new StringBuilder();
        int first = 0;
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            for (int gate = 0; gate < layer.Count; gate++)
            {
                SignalList inputs = layer.InputsOf(gate);
                TruthTable table = layer.TableOf(gate);
                int id = Enumerable.Range(0, 4).Aggregate(0, (bits, address) => (bits << 1) | table[address]);
                edges.Append($"{inputs[0] - first} {inputs[1] - first} {id}\n");
            }

            first = layer.FirstSignal;
        }

        Assert.Equal(ScriptsHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(edges.ToString()))));
    }

    [Fact]
    public void Every_output_of_a_layer_of_the_large_network_is_read_twice()
    {
        LutNetwork network = LargeNetwork.Create(3 * LargeNetwork.Width);
        Assert.Equal(3, network.Layers.Count);
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            IEnumerable<int> readers = Enumerable.Range(0, layer.Count).SelectMany(gate => layer.InputsOf(gate)).GroupBy(signal => signal).Select(group => group.Count());
            Assert.Equal(Enumerable.Repeat(2, LargeNetwork.Width), readers);
        }
    }

    [Fact]
    public void Tables_of_the_jet_network_use_every_code()
    {
        LutNetwork network = JetNetwork.Create();
        Assert.Equal([64, 32, 32, 32, 5], network.Layers.Select(layer => layer.Count));
        int[] codes = [.. network.Layers.Cast<LutLayer>().SelectMany(layer => Enumerable.Range(0, layer.Count).SelectMany(neuron => Enumerable.Range(0, 64).Select(address => layer.TableOf(neuron)[address])))];
        Assert.All(codes.GroupBy(code => code), group => Assert.InRange(group.Count(), codes.Length / 20, codes.Length));
        Assert.Equal(4, codes.Distinct().Count());
    }
}
