using LutGen.Training.Data;

namespace Digits;

/// <summary>Square grey images with their classes, in the row-major bytes that a model's batch call takes.</summary>
/// <param name="Title">What they are, for a reader.</param>
/// <param name="Pixels">Row-major, <see cref="Area"/> bytes an image, 0 = paper, 255 = ink.</param>
/// <param name="Labels">The class of each image.</param>
/// <param name="Side">Height and width in pixels.</param>
internal sealed record LabelledImages(string Title, byte[] Pixels, int[] Labels, int Side)
{
    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>Pixels of an image.</summary>
    public int Area => Side * Side;

    /// <summary>The pixels of one image.</summary>
    public ReadOnlySpan<byte> this[int image] => Pixels.AsSpan(image * Area, Area);

    /// <summary>Copies a data set of images.</summary>
    public static LabelledImages From(string title, Dataset dataset)
    {
        var pixels = new byte[dataset.Count * dataset.FeatureCount];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)dataset[i / dataset.FeatureCount, i % dataset.FeatureCount];
        }

        return new LabelledImages(title, pixels, [.. dataset.Labels], dataset.ImageWidth);
    }
}
