using LutGen.Training.Data;

namespace LutGen.Training.Structure;

/// <summary>A square window that slides over an image.</summary>
/// <param name="Size">Rows and columns of the window, at least 1.</param>
/// <param name="Stride">Step between places, at least 1.</param>
/// <param name="Padding">Rows and columns of zeros around the image, 0 or more and less than the size.</param>
internal readonly record struct ImageWindowSettings(int Size, int Stride, int Padding)
{
    /// <summary>The image that a layer of this window gives.</summary>
    /// <param name="image">The image that it slides over.</param>
    /// <param name="channels">Channels of the result.</param>
    public ImageShape Over(ImageShape image, int channels) =>
        new(channels, (image.Height + 2 * Padding - Size) / Stride + 1, (image.Width + 2 * Padding - Size) / Stride + 1);

    /// <summary>As <see cref="Over"/>, and throws if the window does not fit.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or there is no image; the message says which and what was expected.</exception>
    public ImageShape Check(SignalShape source, int channels, string place)
    {
        Setting.Require(Size >= 1, $"{place}: the window's size", Size, "at least 1");
        Setting.Require(Stride >= 1, $"{place}.{nameof(Stride)}", Stride, "at least 1");
        Setting.Require(Padding >= 0 && Padding < Size, $"{place}.{nameof(Padding)}", Padding, $"0 or more and less than {Size}, the window's size");
        if (source.Image is not { } image)
        {
            throw new ArgumentException($"{place}: {source.Count} signals that make no image; expected images, and no dense layer before convolutions and pools.");
        }

        long rows = image.Height + 2L * Padding, columns = image.Width + 2L * Padding;
        Setting.Require(
            Size <= Math.Min(rows, columns), $"{place}: the window's size", Size, 
            $"at most {Math.Min(rows, columns)}, since the image in front has {rows} x {columns} places");
        return Over(image, channels);
    }
}
