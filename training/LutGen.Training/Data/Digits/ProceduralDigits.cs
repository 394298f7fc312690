using LutGen.Training.Data.Digits;
using LutGen.Training.Numerics;

namespace LutGen.Training.Data;

/// <summary>
/// Handwritten-looking digits of our own making, for machines without a data set: strokes in several styles per digit, bent, turned,
/// sheared, scaled and moved at random, inked with pens of different width on slightly noisy paper.
/// </summary>
public static class ProceduralDigits
{
    /// <summary>Name of the data set, as trained files have it.</summary>
    public const string Name = "procedural-digits";

    /// <summary>Height and width of an image in pixels.</summary>
    public const int Side = 20;

    private const int Classes = 10;

    /// <summary>
    /// Generates digits. Image i depends on the seed and on i alone, and shows the digit i mod 10, so every prefix is balanced
    /// and a longer set begins with the shorter one.
    /// </summary>
    /// <param name="count">Number of images, at least 1.</param>
    /// <param name="seed">Seed; sets of different seeds share no image.</param>
    /// <returns>Images of 20 x 20 grey values, 0 = paper, 255 = ink.</returns>
    public static Dataset Generate(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        byte[] pixels = new byte[count * Side * Side];
        int[] labels = new int[count];
        Parallel.For(0, count, i =>
        {
            labels[i] = i % Classes;
            DigitDrawing.Draw(labels[i], Side, SeededRandom.ForKey(seed, (ulong)i), pixels.AsSpan(i * Side * Side, Side * Side));
        });
        return new Dataset(Name, pixels, labels, Side * Side, Classes, Side, Side);
    }
}
