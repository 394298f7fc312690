using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class ConvolutionTests
{
    [Theory]
    [InlineData("111 110 001", "1000")]
    [InlineData("111 111 001", "1100")]
    [InlineData("111 111 111", "1111")]
    [InlineData("000 000 000", "0000")]
    [InlineData("1110 1110 0011", "110000")]
    [InlineData("1111 1111 1111", "111111")]
    [InlineData("1011 1111 0111", "001011")]
    public void An_AND_tree_over_two_by_two_fields_finds_the_full_fields(string image, string expected)
    {
        string[] rows = image.Split(' ');
        NetworkEvaluator evaluator = AndTree(rows.Length, rows[0].Length);
        float[] pixels = string.Concat(rows).Select(c => (float)(c - '0')).ToArray();

        int[] codes = evaluator.Evaluate(pixels);

        Assert.Equal(expected, string.Concat(codes.Skip(pixels.Length)));
        Assert.Equal([expected.Count(c => c == '1')], evaluator.Scores(pixels));
    }

    [Theory]
    [InlineData(1, 5, 4, 2, 2, 1, 0)]
    [InlineData(2, 7, 6, 3, 2, 2, 1)]
    [InlineData(3, 4, 4, 1, 1, 1, 0)]
    [InlineData(2, 5, 5, 3, 3, 3, 2)]
    [InlineData(1, 2, 2, 4, 3, 1, 1)]
    public void A_kernel_sees_its_window_channel_by_channel_row_by_row_with_zeros_around(
        int channels, int height, int width, int rows, int columns, int stride, int padding)
    {
        // A kernel that hands its inputs on shows the whole order of reading and writing.
        int inputs = channels * rows * columns;
        var builder = new NetworkBuilder("window", new QuantizerEncoder(channels * height * width, new Quantizer(8, 1, 0)));
        var grid = new SignalGrid(0, channels, height, width);
        var window = new SlidingWindow(rows, columns, stride, padding);
        var kernel = new Subnetwork(new SignalScope(Enumerable.Repeat(8, inputs)), inputs, [], Enumerable.Range(0, inputs));
        var layer = new ConvolutionLayer(builder.Scope, grid, window, kernel);
        builder.Add(layer);
        int[] image = Enumerable.Range(0, grid.Count).Select(i => i * 7 % 255 + 1).ToArray();

        int[] codes = new NetworkEvaluator(builder.Build(new ArgmaxHead([0]))).EvaluateCodes(image);

        int next = grid.Count;
        for (int c = 0; c < channels; c++)
        {
            for (int y = 0; y < rows; y++)
            {
                for (int x = 0; x < columns; x++)
                {
                    for (int top = -padding; top + rows <= height + padding; top += stride)
                    {
                        for (int left = -padding; left + columns <= width + padding; left += stride)
                        {
                            bool inside = top + y >= 0 && top + y < height && left + x >= 0 && left + x < width;
                            Assert.Equal(inside ? image[(c * height + top + y) * width + left + x] : 0, codes[next++]);
                        }
                    }
                }
            }
        }

        Assert.Equal(codes.Length, next);
        Assert.Equal(next, layer.Output.First + layer.Output.Count);
    }

    [Fact]
    public void One_convolution_reads_anothers_output_as_a_grid()
    {
        var builder = new NetworkBuilder("two", new RawBitsEncoder(9));
        var first = new ConvolutionLayer(builder.Scope, new SignalGrid(0, 1, 3, 3), new SlidingWindow(2, 2, 1, 0), AndKernel());
        builder.Add(first);
        var second = new ConvolutionLayer(builder.Scope, first.Output, new SlidingWindow(2, 2, 1, 0), AndKernel());
        builder.Add(second);
        var evaluator = new NetworkEvaluator(builder.Build(new BitsHead([second.FirstSignal])));

        Assert.Equal(1, evaluator.Predict(Enumerable.Repeat(1f, 9).ToArray()));
        Assert.Equal(0, evaluator.Predict([1, 1, 1, 1, 1, 1, 1, 1, 0]));
    }

    private static NetworkEvaluator AndTree(int height, int width)
    {
        var builder = new NetworkBuilder("tree", new RawBitsEncoder(height * width));
        var layer = new ConvolutionLayer(builder.Scope, new SignalGrid(0, 1, height, width), new SlidingWindow(2, 2, 1, 0), AndKernel());
        builder.Add(layer);
        return new NetworkEvaluator(builder.Build(GroupSumHead.Contiguous(layer.FirstSignal, layer.Count, 1, 1)));
    }

    private static Subnetwork AndKernel()
    {
        var scope = new SignalScope([1, 1, 1, 1]);
        var pairs = new LutLayer.Builder(scope, 1);
        int left = pairs.Add([0, 1], TruthTable.Gate(1));
        int right = pairs.Add([2, 3], TruthTable.Gate(1));
        LutLayer bottom = pairs.Build();
        var root = new LutLayer.Builder(scope, 1);
        int output = root.Add([left, right], TruthTable.Gate(1));
        return new Subnetwork(scope, 4, [bottom, root.Build()], [output]);
    }
}
