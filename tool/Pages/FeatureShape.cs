using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>How features lie in a picture: an image where that can be told, otherwise row by row.</summary>
/// <param name="IsImage">Whether they are an image.</param>
/// <param name="Channels">Channels of the image, one behind the other; 1 of features that are none.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
internal readonly record struct FeatureShape(bool IsImage, int Channels, int Height, int Width)
{
    // Few features are rather a table's columns, whose number is a square by chance.
    private const int LeastSide = 8;

    private const int ColumnsOfAList = 32;

    /// <summary>The shape of a network's features: that of the grid that a layer reads all of them as, a square of one or three channels, or a list.</summary>
    public static FeatureShape Of(LutNetwork network)
    {
        int features = network.Encoder.FeatureCount;
        if (network.Encoder.SignalCount == features
            && network.Layers.Select(GridOf).FirstOrDefault(grid => grid is { First: 0 } && grid.Value.Count == features) is { } read)
        {
            return new FeatureShape(true, read.Channels, read.Height, read.Width);
        }

        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Round(Math.Sqrt(features / (double)channels));
            if (side >= LeastSide && channels * side * side == features)
            {
                return new FeatureShape(true, channels, side, side);
            }
        }

        int width = Math.Min(features, ColumnsOfAList);
        return new FeatureShape(false, 1, (features + width - 1) / width, width);
    }

    private static SignalGrid? GridOf(Layer layer) => layer switch
    {
        ConvolutionLayer convolution => convolution.Grid,
        PoolLayer pool => pool.Grid,
        _ => null,
    };
}
