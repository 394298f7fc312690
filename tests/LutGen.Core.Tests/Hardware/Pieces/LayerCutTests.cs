using LutGen.Evaluation;
using LutGen.Hardware.Pieces;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware.Pieces;

public sealed class LayerCutTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    public static TheoryData<string> MacKinds => new(MacNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pieces_of_every_kind_of_layer_compute_what_the_layer_does(string kind) => AssertPiecesCompute(RandomNetworks.Create(kind, 3), seed: 3);

    [Theory]
    [MemberData(nameof(MacKinds))]
    public void Pieces_of_multiply_accumulate_layers_compute_what_the_layers_do(string kind) => AssertPiecesCompute(MacNetworks.Create(kind, 2), seed: 2);

    [Fact]
    public void Neurons_of_many_lookup_tables_are_groups_of_their_own_and_others_share_one()
    {
        var scope = new SignalScope(Enumerable.Repeat(1, 16));
        var builder = new LutLayer.Builder(scope, 1);
        foreach (int inputs in new[] { 2, 3, 12, 2, 12, 13 })
        {
            builder.Add([.. Enumerable.Range(0, inputs)], TruthTable.FromFunction(inputs, 1, address => address % 5 % 2));
        }

        // 1, 1, 85, 1, 85 and 171 lookup tables by the formula.
        LutLayer layer = builder.Build();
        (IReadOnlyList<int[]> groups, long luts) = NeuronGroups.Of([layer], Enumerable.Range(16, 6), mostLuts: 100);
        Assert.Equal([[16, 17, 18, 19], [20], [21]], groups);
        Assert.Equal(1 + 1 + 85 + 1 + 85 + 171, luts);
    }

    [Fact]
    public void Outputs_of_a_kernel_that_need_the_same_neuron_count_it_once_in_a_group()
    {
        var scope = new SignalScope(Enumerable.Repeat(1, 7));
        var first = new LutLayer.Builder(scope, 1);
        first.Add([0, 1, 2, 3, 4, 5, 6], TruthTable.FromFunction(7, 1, address => address % 3 % 2));
        LutLayer hidden = first.Build();
        var second = new LutLayer.Builder(scope, 1);
        second.Add([7, 0], TruthTable.Gate(6));
        second.Add([7, 1], TruthTable.Gate(1));
        LutLayer top = second.Build();

        // Three of the formula for seven inputs.
        Assert.Equal(3 + 1 + 1, NeuronGroups.Of([hidden, top], [8, 9], mostLuts: 5).Luts);
        (IReadOnlyList<int[]> apart, long luts) = NeuronGroups.Of([hidden, top], [8, 9], mostLuts: 4);
        Assert.Equal((2, 2 * (3 + 1)), (apart.Count, luts));
    }

    // Every output of the layer, by the piece that stands there, on the codes that it reads there.
    private static void AssertPiecesCompute(LutNetwork network, int seed)
    {
        var evaluator = new NetworkEvaluator(network);
        var readers = new SignalReaders(network);
        foreach (float[] row in RandomNetworks.Rows(network, 8, seed).Chunk(network.Encoder.FeatureCount))
        {
            int[] codes = evaluator.Evaluate(row);
            foreach (Layer layer in network.Layers.Where(readers.IsAnyNeeded))
            {
                LayerPiece[] pieces = [.. LayerCut.Of(layer, readers).Pieces];
                switch (layer)
                {
                    case ConvolutionLayer convolution:
                        for (int line = 0; line < convolution.Output.Height; line++)
                        {
                            for (int column = 0; column < convolution.Output.Width; column++)
                            {
                                int[] under = [.. convolution.SignalsUnder(line, column).Select(signal => signal < 0 ? 0 : codes[signal])];
                                IEnumerable<int> expected = Enumerable.Range(0, convolution.Output.Channels).Select(channel => codes[convolution.Output[channel, line, column]]);
                                Assert.Equal(expected, pieces.SelectMany(piece => Run(piece, piece.Places.Select(place => under[place]))));
                            }
                        }

                        Assert.All(pieces, piece => Assert.Equal(convolution.Output.Height * convolution.Output.Width, piece.Copies));
                        break;
                    case PoolLayer pool:
                        var places = new Dictionary<int, long>();
                        for (int i = 0; i < pool.Count; i++)
                        {
                            (int channel, int place) = Math.DivRem(i, pool.Output.Height * pool.Output.Width);
                            int[] under = [.. pool.SignalsUnder(channel, place / pool.Output.Width, place % pool.Output.Width).Select(signal => codes[signal])];
                            places[under.Length] = places.GetValueOrDefault(under.Length) + 1;
                            Assert.Equal([codes[pool.FirstSignal + i]], under.Length == 0 ? [0] : Run(pieces.Single(piece => piece.Places.Count == under.Length), under));
                        }

                        Assert.Equal(places.Where(place => place.Key > 0).OrderBy(place => place.Key), pieces.Select(piece => KeyValuePair.Create(piece.Places.Count, piece.Copies)));
                        break;
                    case AddLayer add:
                        LayerPiece sum = Assert.Single(pieces);
                        Assert.Equal(add.Count, sum.Copies);
                        Assert.Equal(
                            Enumerable.Range(0, add.Count).Select(i => codes[add.FirstSignal + i]),
                            Enumerable.Range(0, add.Count).SelectMany(i => Run(sum, sum.Places.Select(term => codes[add.Terms[term].Grid.First + i]))));
                        break;
                    default:
                        int[] needed = [.. Enumerable.Range(layer.FirstSignal, layer.Count).Where(readers.IsNeeded)];
                        Assert.Equal(needed.Select(signal => codes[signal]), pieces.SelectMany(piece => Run(piece, piece.Places.Select(place => codes[place]))));
                        Assert.All(pieces, piece => Assert.Equal(1, piece.Copies));
                        break;
                }
            }
        }
    }

    private static IEnumerable<int> Run(LayerPiece piece, IEnumerable<int> inputs)
    {
        var codes = new int[piece.Scope.Count];
        inputs.ToArray().CopyTo(codes, 0);
        foreach (Layer layer in piece.Layers)
        {
            layer.Evaluate(codes);
        }

        return piece.Outputs.Select(output => codes[output]);
    }
}
