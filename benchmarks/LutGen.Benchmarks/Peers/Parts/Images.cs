using LutGen.Training.Data;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>Images of digits: MNIST's where its folder is given, otherwise drawn ones in the middle of a canvas, as MNIST's are.</summary>
internal static class Images
{
    /// <summary>Images, row-major, a byte a pixel.</summary>
    /// <param name="pixels">Pixels of an image: a square number.</param>
    /// <param name="count">Images.</param>
    /// <param name="folder">Folder of MNIST, or null.</param>
    /// <exception cref="BenchmarkException">The images are of another size.</exception>
    public static byte[] Of(int pixels, int count, string? folder)
    {
        Dataset images = folder is null ? ProceduralDigits.Generate(count, seed: 1) : MnistFolder.ReadTest(folder);
        int side = (int)Math.Sqrt(pixels);
        int margin = (side - images.ImageWidth) / 2;
        if (side * side != pixels || margin < 0 || (folder is not null && margin != 0))
        {
            throw new BenchmarkException($"the model takes {pixels} features, which are no images of {images.ImageHeight} x {images.ImageWidth} pixels on a square canvas");
        }

        var rows = new byte[count * pixels];
        for (int image = 0; image < count; image++)
        {
            for (int y = 0; y < images.ImageHeight; y++)
            {
                for (int x = 0; x < images.ImageWidth; x++)
                {
                    rows[image * pixels + (margin + y) * side + margin + x] = (byte)images[image % images.Count, y * images.ImageWidth + x];
                }
            }
        }

        return rows;
    }
}
