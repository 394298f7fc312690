using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Sequences.Tables;

namespace LutGen.Training.Tests.Sequences;

/// <summary>The step that docs/sequences.md takes by hand, by the layers themselves.</summary>
public sealed class SequencesPageTests
{
    [Fact]
    public void The_step_by_hand_is_what_the_layers_do()
    {
        CodeFormat gateInput = CodeFormat.Signed(4);
        NetworkBuilder builder = new("step", new QuantizerEncoder([CodeFormat.Share.Quantizer, CodeFormat.Unit.Quantizer, CodeFormat.Unit.Quantizer]));
        CodedSignal x = new(0, CodeFormat.Share), h = new(1, CodeFormat.Unit), n = new(2, CodeFormat.Unit);
        CodedLayers layers = new(builder);
        CodedSignal input = layers.Linear([new LinearRow([x, h], [1.5f, -2], 0.9, gateInput)])[0];
        CodedSignal[] gates = layers.Functions([.. GateFunctions.Gates([input])]);
        ComplementedSignal z = GateFunctions.Pairs(gates)[0];
        QuarterSquares[] mixed = layers.Squares([(z, h), (new ComplementedSignal(z.Complement, z.Itself), n)]);
        CodedSignal next = layers.Sums([new SumRow([.. mixed.SelectMany(each => CodedLayers.Product(each))], 0, CodeFormat.Unit.Scale * CodeFormat.Share.Scale, CodeFormat.Unit)])[0];
        LutNetwork network = builder.Build(new BitsHead([next.Signal]));

        MacLayer map = (MacLayer)network.Layers[0];
        Assert.Equal([95, -255], map.Tables.Select(table => table.Entries[1]));

        // The bias of the page, and the zero of h that the layer keeps there too.
        Assert.Equal(14573 + 255 * 128, map.Neurons[0].Bias);
        int[] codes = new NetworkEvaluator(network).Evaluate([1, 50 / 127f, -28 / 127f]);
        Assert.Equal([255, 178, 100], codes[..3]);
        Assert.Equal([179, 212, 43, 165], [codes[input.Signal], codes[gates[0].Signal], codes[gates[1].Signal], codes[next.Signal]]);
        Assert.Equal([17161, 6561, 56, 1260], mixed.SelectMany(each => new[] { codes[each.Sum], codes[each.Difference] }));

        string page = RepositoryFiles.Read("docs/sequences.md");
        Assert.All(["14573 + 95 * 255 - 255 * 50 = 14573 + 24225 - 12750 = 26048", "code 179", "code 212", "17161", "6561", "56 - 1260", "code 165"], words => Assert.Contains(words, page, StringComparison.Ordinal));
    }
}
