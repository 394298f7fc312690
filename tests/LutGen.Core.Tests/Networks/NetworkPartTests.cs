using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Networks;

public sealed class NetworkPartTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(0, 3)]
    public void Layers_compute_the_same_as_in_the_network_they_are_cut_from(int first, int count)
    {
        LutNetwork network = RandomNetworks.Create("luts", 3);
        LutLayer[] layers = [.. network.Layers.Skip(first).Take(count).Cast<LutLayer>()];
        int[] inputs = [.. Enumerable.Range(0, layers[0].FirstSignal).Reverse()];
        int[] outputs = [.. Enumerable.Range(layers[^1].FirstSignal, layers[^1].Count), 2];
        LutNetwork part = NetworkPart.Of(network, layers, inputs, outputs);
        foreach (float[] row in RandomNetworks.Rows(network, 50, seed: 4).Chunk(network.Encoder.FeatureCount))
        {
            int[] codes = new NetworkEvaluator(network).Evaluate(row);
            int[] ofPart = [.. inputs.Select(signal => codes[signal]), .. new int[part.SignalCount - inputs.Length]];
            foreach (Layer layer in part.Layers)
            {
                layer.Evaluate(ofPart);
            }

            Assert.Equal(outputs.Select(signal => codes[signal]), part.Head.Signals.Select(signal => ofPart[signal]));
            Assert.Equal(outputs.Select(network.WidthOf), part.Head.Signals.Select(part.WidthOf));
        }
    }

    [Fact]
    public void Some_neurons_of_a_layer_read_what_they_read_there()
    {
        LutNetwork network = RandomNetworks.Create("luts", 3);
        var layer = (LutLayer)network.Layers[1];
        LutNetwork part = NetworkPart.Of(network, layer, [2, 7]);
        var cut = (LutLayer)part.Layers.Single();
        Assert.Equal(2, cut.Count);
        Assert.Equal(layer.TableOf(7), cut.TableOf(1));
        Assert.Equal(layer.InputsOf(7).Select(network.WidthOf), cut.InputsOf(1).Select(part.WidthOf));
        Assert.Equal([cut.FirstSignal, cut.FirstSignal + 1], part.Head.Signals);
    }
}
