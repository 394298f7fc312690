using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests;

public class ImageResamplerTests
{
    private static readonly ImageShape Shape = new(2, 9, 7);

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 0, 0)]
    [InlineData(false, 2, -3)]
    [InlineData(true, -1, 4)]
    public void Without_turn_and_stretch_pixels_move_as_a_whole(bool mirrored, int dx, int dy)
    {
        byte[] image = Noise(Shape), moved = Resample(Shape, image, AffineMap.Of(Shape, 0, 1, 1, mirrored, dx, dy));
        for (int feature = 0; feature < image.Length; feature++)
        {
            (int channel, int place) = Math.DivRem(feature, Shape.PlaneSize);
            int x = place % Shape.Width, fromX = (mirrored ? Shape.Width - 1 - x : x) + dx, fromY = place / Shape.Width + dy;
            Assert.Equal(At(image, Shape, channel, fromX, fromY), moved[feature]);
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(-90)]
    [InlineData(180)]
    public void A_turn_by_a_right_angle_moves_pixels_as_a_whole(int degrees)
    {
        ImageShape square = new(1, 8, 8);
        byte[] image = Noise(square), turned = Resample(square, image, AffineMap.Of(square, degrees, 1, 1, false, 0, 0));
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
            {
                byte expected = degrees switch { 90 => image[(7 - x) * 8 + y], -90 => image[x * 8 + 7 - y], _ => image[(7 - y) * 8 + 7 - x] };
                Assert.InRange(turned[y * 8 + x], expected - 1, expected + 1);
            }
        }
    }

    [Fact]
    public void Pixels_are_interpolated_as_in_double_precision()
    {
        byte[] image = Noise(Shape);
        SeededRandom random = new(3);
        for (int draw = 0; draw < 50; draw++)
        {
            double degrees = random.NextDouble(-180, 180), width = random.NextDouble(0.5, 1.5), height = random.NextDouble(0.5, 1.5);
            bool mirrored = random.Next(2) == 1;
            byte[] varied = Resample(Shape, image, AffineMap.Of(Shape, degrees, width, height, mirrored, 1, -2));
            (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
            for (int feature = 0; feature < image.Length; feature++)
            {
                (int channel, int place) = Math.DivRem(feature, Shape.PlaneSize);
                double u = place % Shape.Width - 3.0, v = place / Shape.Width - 4.0;
                u = mirrored ? -u : u;
                double x = (u * cosine + v * sine) / width + 3 + 1, y = (v * cosine - u * sine) / height + 4 - 2;
                Assert.InRange(varied[feature], Interpolated(image, channel, x, y) - 3, Interpolated(image, channel, x, y) + 3);
            }
        }
    }

    [Fact]
    public void A_larger_width_shows_less_of_the_image()
    {
        ImageShape line = new(1, 1, 9);
        byte[] wide = Resample(line, [0, 0, 0, 100, 100, 100, 0, 0, 0], AffineMap.Of(line, 0, 1.5, 1, false, 0, 0));
        byte[] narrow = Resample(line, [0, 0, 0, 100, 100, 100, 0, 0, 0], AffineMap.Of(line, 0, 0.5, 1, false, 0, 0));
        Assert.True(wide.Sum(p => p) > 350 && narrow.Sum(p => p) < 250);
    }

    [Fact]
    public void Draws_stay_within_what_is_allowed_and_reach_both_sides()
    {
        SeededRandom random = new(8);
        ImageShape square = new(1, 9, 9);
        double[] angles = [.. Enumerable.Range(0, 500).Select(_ =>
        {
            AffineMap map = AffineMap.Draw(square, new Augmentation(0, false, 20), false, 0, 0, random);
            return Math.Atan2(map.XY, map.XX) * 180 / Math.PI;
        })];
        Assert.All(angles, angle => Assert.InRange(angle, -20.01, 20.01));
        Assert.True(angles.Min() < -18 && angles.Max() > 18);
    }

    private static double Interpolated(byte[] image, int channel, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, low = y - top;
        return (At(image, Shape, channel, left, top) * (1 - right) + At(image, Shape, channel, left + 1, top) * right) * (1 - low)
            + (At(image, Shape, channel, left, top + 1) * (1 - right) + At(image, Shape, channel, left + 1, top + 1) * right) * low;
    }

    private static byte At(byte[] image, ImageShape shape, int channel, int x, int y) =>
        x >= 0 && x < shape.Width && y >= 0 && y < shape.Height ? image[channel * shape.PlaneSize + y * shape.Width + x] : (byte)0;

    private static byte[] Resample(ImageShape shape, byte[] image, AffineMap map) => new ImageResampler(shape).Resample(image, map).ToArray();

    private static byte[] Noise(ImageShape shape)
    {
        byte[] pixels = new byte[shape.Features];
        new Random(4).NextBytes(pixels);
        return pixels;
    }
}
