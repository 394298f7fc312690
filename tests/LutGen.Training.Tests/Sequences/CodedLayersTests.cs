using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Sequences.Tables;

namespace LutGen.Training.Tests.Sequences;

public sealed class CodedLayersTests
{
    [Theory]
    [InlineData(0, 128)]
    [InlineData(128, 128)]
    [InlineData(0, 0)]
    [InlineData(37, 200)]
    public void Two_quarter_squares_are_the_product_of_every_pair_of_codes(int uZero, int vZero)
    {
        CodeFormat u = new(8, 1, uZero), v = new(8, 1, vZero), product = new(16, 1, 1 << 15);
        (NetworkBuilder builder, CodedLayers layers) = Begin(u, v);
        CodedSignal first = new(0, u), second = new(1, v);
        QuarterSquares squares = layers.Squares([(new ComplementedSignal(first, layers.Complements([first])[0]), second)])[0];

        // A quarter of it, so that it fits 16 bits whatever the zeros.
        CodedSignal[] quarter = layers.Sums([new SumRow(CodedLayers.Product(squares), 0, 0.25, product)]);
        NetworkEvaluator evaluator = new(builder.Build(new BitsHead([quarter[0].Signal, squares.Sum, squares.Difference])));
        for (int a = 0; a < 256; a++)
        {
            for (int b = 0; b < 256; b++)
            {
                float[] scores = evaluator.Scores([a - uZero, b - vZero]);
                int expected = (a - uZero) * (b - vZero);
                Assert.Equal(expected, (int)scores[1] - (int)scores[2]);
                Assert.Equal((int)Math.Floor(expected / 4.0 + 0.5) + product.Zero, (int)scores[0]);
            }
        }
    }

    [Fact]
    public void A_linear_map_is_within_the_rounding_of_its_weights_and_its_result()
    {
        Random random = new(1);
        CodeFormat x = CodeFormat.Between(-2, 3), h = CodeFormat.Unit, y = CodeFormat.Signed(8);
        (NetworkBuilder builder, CodedLayers layers) = Begin(x, x, h, h);
        CodedSignal[] inputs = [new(0, x), new(1, x), new(2, h), new(3, h)];
        LinearRow[] rows = [.. Enumerable.Range(0, 20).Select(row => new LinearRow(inputs, [.. inputs.Select(_ => row == 0 ? 0 : random.NextSingle() * 2 - 1)], random.NextDouble() - 0.5, y))];
        CodedSignal[] outputs = layers.Linear(rows);
        NetworkEvaluator evaluator = new(builder.Build(new DequantizeHead([.. outputs.Select(output => new DequantizedScore(output.Signal, output.Format.Scale, output.Format.Zero))])));
        for (int trial = 0; trial < 200; trial++)
        {
            float[] features = [.. inputs.Select(input => (float)input.Format.ValueOf(random.Next(256)))];
            float[] scores = evaluator.Scores(features);
            for (int row = 0; row < rows.Length; row++)
            {
                double expected = rows[row].Bias + features.Zip(rows[row].Weights, (value, weight) => (double)value * weight).Sum();

                // Half a step of the result, half a unit of 9 bits for each weight at its largest value, and of the bias.
                double unit = rows[row].Weights.Zip(inputs, (weight, input) => Math.Abs(weight * input.Format.Scale)).Max() / 255;
                Assert.InRange(scores[row] - expected, -(y.Scale / 2 + 600 * unit), y.Scale / 2 + 600 * unit);
            }
        }
    }

    [Fact]
    public void Weights_have_at_most_nine_bits_and_equal_ones_share_a_table()
    {
        CodeFormat form = CodeFormat.Unit;
        (NetworkBuilder builder, CodedLayers layers) = Begin(form, form, form);
        CodedSignal[] inputs = [new(0, form), new(1, form), new(2, form)];
        layers.Linear([new LinearRow(inputs, [0.5f, -0.5f, 0], 0, form), new LinearRow(inputs, [3, 3, -3], 0, form), new LinearRow(inputs, [0, 0, 0], 0.5, form)]);
        MacLayer layer = Assert.IsType<MacLayer>(Assert.Single(builder.Build(new BitsHead([3])).Layers));
        Assert.Equal([255, -255], layer.Tables.Select(table => table.Entries[1]));
        Assert.Equal([2, 3, 0], layer.Neurons.Select(neuron => neuron.Inputs.Count));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(4f)]
    [InlineData(0.37f)]
    [InlineData(1e-3f)]
    [InlineData(7777.7f)]
    public void A_code_that_leaves_as_a_value_comes_back_as_the_same_code(float range)
    {
        foreach (CodeFormat format in new[] { CodeFormat.Signed(range), CodeFormat.Between(-range / 3, range), CodeFormat.Signed(range, 12), CodeFormat.Signed(range, 16), CodeFormat.Signed(range) with { Scale = CodeFormat.Signed(range).Scale / 256 } })
        {
            for (int code = 0; code <= format.Largest; code++)
            {
                Assert.Equal(code, format.Quantizer.Encode(new DequantizedScore(0, format.Scale, format.Zero).Of(code)));
                Assert.Equal(code, format.CodeOf(format.ValueOf(code)));
            }
        }
    }

    private static (NetworkBuilder Builder, CodedLayers Layers) Begin(params CodeFormat[] features)
    {
        NetworkBuilder builder = new("layers", new QuantizerEncoder([.. features.Select(format => format.Quantizer)]));
        return (builder, new CodedLayers(builder));
    }
}
