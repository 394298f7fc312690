using System.Runtime.CompilerServices;

namespace LutGen.Training.Data;

/// <summary>Turns and stretches images: each pixel is interpolated between the four around the place that it comes from; outside is 0.</summary>
/// <param name="shape">The shape of the images.</param>
internal sealed class ImageResampler(ImageShape shape)
{
    private const int WeightBits = 8;
    private const int One = 1 << WeightBits;

    private readonly byte[] _pixels = new byte[shape.Features];

    /// <summary>The varied image, valid until the next call.</summary>
    /// <param name="image">The pixels as they are.</param>
    /// <param name="map">Where pixels come from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public ReadOnlySpan<byte> Resample(ReadOnlySpan<byte> image, AffineMap map)
    {
        int index = 0;
        for (int first = 0; first < image.Length; first += shape.PlaneSize)
        {
            ReadOnlySpan<byte> plane = image.Slice(first, shape.PlaneSize);
            for (int y = 0; y < shape.Height; y++)
            {
                int fromX = map.X0 + y * map.XY, fromY = map.Y0 + y * map.YY;
                for (int x = 0; x < shape.Width; x++, fromX += map.XX, fromY += map.YX)
                {
                    _pixels[index++] = Between(plane, fromX, fromY);
                }
            }
        }

        return _pixels;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Between(ReadOnlySpan<byte> plane, int fromX, int fromY)
    {
        int x = fromX >> AffineMap.FractionBits, y = fromY >> AffineMap.FractionBits;
        int right = (fromX >> (AffineMap.FractionBits - WeightBits)) & (One - 1);
        int low = (fromY >> (AffineMap.FractionBits - WeightBits)) & (One - 1);
        int upper = At(plane, x, y) * (One - right) + At(plane, x + 1, y) * right;
        int lower = At(plane, x, y + 1) * (One - right) + At(plane, x + 1, y + 1) * right;
        return (byte)((upper * (One - low) + lower * low + (1 << (2 * WeightBits - 1))) >> (2 * WeightBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int At(ReadOnlySpan<byte> plane, int x, int y) =>
        (uint)x < (uint)shape.Width && (uint)y < (uint)shape.Height ? plane[y * shape.Width + x] : 0;
}
