using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests;

public class AugmentationTests
{
    private static readonly ImageShape Shape = new(2, 4, 5);

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, false, true)]
    [InlineData(3, false, true)]
    [InlineData(0, true, true)]
    [InlineData(2, true, true)]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    public void Images_move_and_are_mirrored_in_all_planes_as_if_their_values_had_been(int maxShift, bool flip, bool sameThresholds)
    {
        Dataset images = Images();
        float[][] thresholds = [.. Enumerable.Range(0, Shape.Features).Select(i => sameThresholds ? new[] { -3f, 60, 180 } : [-1f, 40 + i, 90 + 2 * i])];
        Augmentation augmentation = new(maxShift, flip);
        int[] samples = [4, 0, 2, 2, 1];
        float[] signals = Fill(new EncodedDataset(images, thresholds), augmentation, samples);
        SeededRandom random = new(9);
        for (int lane = 0; lane < samples.Length; lane++)
        {
            int dx = maxShift > 0 ? random.Next(2 * maxShift + 1) - maxShift : 0;
            int dy = maxShift > 0 ? random.Next(2 * maxShift + 1) - maxShift : 0;
            bool mirrored = flip && random.Next(2) == 1;
            for (int feature = 0; feature < Shape.Features; feature++)
            {
                float value = Moved(images, samples[lane], feature, dx, dy, mirrored);
                for (int k = 0; k < 3; k++)
                {
                    Assert.Equal(value > thresholds[feature][k] ? -1 : 1, signals[(3 * feature + k) * MicroBatch.Lanes + lane]);
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Turned_and_stretched_images_are_encoded_as_if_their_values_had_been(bool sameThresholds)
    {
        Dataset images = Images();
        float[][] thresholds = [.. Enumerable.Range(0, Shape.Features).Select(i => sameThresholds ? new[] { -3f, 60, 180 } : [-1f, 40 + i, 90 + 2 * i])];
        Augmentation augmentation = new(1, true, 30, 0.2f);
        int[] samples = [4, 0, 2, 2, 1];
        float[] signals = Fill(new EncodedDataset(images, thresholds), augmentation, samples);
        SeededRandom random = new(9);
        for (int lane = 0; lane < samples.Length; lane++)
        {
            int dx = random.Next(3) - 1, dy = random.Next(3) - 1;
            AffineMap map = AffineMap.Draw(Shape, augmentation, random.Next(2) == 1, dx, dy, random);
            byte[] pixels = new ImageResampler(Shape).Resample(images.RowBytes(samples[lane]), map).ToArray();
            for (int i = 0; i < 3 * Shape.Features; i++)
            {
                Assert.Equal(pixels[i / 3] > thresholds[i / 3][i % 3] ? -1 : 1, signals[i * MicroBatch.Lanes + lane]);
            }
        }
    }

    [Fact]
    public void What_cannot_be_varied_is_refused_with_what_was_expected()
    {
        Dataset images = Images(), rows = new("rows", new byte[4], [0, 1], 2, 2);
        AssertRefused(() => new Augmentation(-1).Validate(images), "MaxShift is -1; expected 0 or more");
        AssertRefused(() => new Augmentation(4).Validate(images), "MaxShift is 4; expected less than the images' 4 x 5 pixels");
        AssertRefused(() => new Augmentation(1).Validate(rows), "MaxShift is 1; expected 0, since the data are not images");
        AssertRefused(() => new Augmentation(0, true).Validate(rows), "Flip is True; expected False, since the data are not images");
        AssertRefused(() => new Augmentation(0, false, -1).Validate(images), "MaxRotation is -1; expected 0..180 degrees");
        AssertRefused(() => new Augmentation(0, false, 0, 0.6f).Validate(images), "MaxStretch is 0.6; expected 0..0.5");
        AssertRefused(() => new Augmentation(0, false, 5).Validate(rows), "MaxRotation is 5; expected 0, since the data are not images of bytes");
        AssertRefused(() => new Augmentation(0, false, 0, 0.1f).Validate(new Dataset(images.Schema, new float[Shape.Features], [0])), "MaxStretch is 0.1; expected 0");
        Dataset reals = new(images.Schema, new float[Shape.Features], [0]);
        float[][] thresholds = [.. Enumerable.Range(0, Shape.Features).Select(i => new[] { i + 0.5f })];
        AssertRefused(() => new InputFiller(new EncodedDataset(reals, thresholds), new Augmentation(1)), "needs the same thresholds for all pixels");
    }

    [Fact]
    public void A_setting_that_is_off_does_not_appear_in_the_settings_of_a_file()
    {
        Assert.EndsWith("shift 0; validation 0", SmallData.Settings.ToString());
        Assert.EndsWith("shift 0; flip; validation 0", (SmallData.Settings with { Flip = true }).ToString());
        Assert.EndsWith("shift 0; rotation 7.5; stretch 0.1; validation 0", (SmallData.Settings with { MaxRotation = 7.5f, MaxStretch = 0.1f }).ToString());
    }

    [Fact]
    public void A_window_is_the_same_part_of_every_plane()
    {
        Dataset images = Images(), part = images.Window(top: 1, left: 2, height: 2, width: 3);
        Assert.Equal((new ImageShape(2, 2, 3), images.Count), (part.Schema.Image, part.Count));
        Assert.Equal(images[3, 20 + 2 * 5 + 4], part[3, 6 + 1 * 3 + 2]);
        Assert.Equal(images.Labels, part.Labels);
        Assert.Throws<ArgumentException>(() => images.Window(3, 0, 2, 5));
        Assert.Throws<ArgumentException>(() => part.Select([0]).Window(0, -1, 1, 1));
    }

    [Fact]
    public void A_network_of_coloured_images_with_thresholds_of_their_own_is_trained()
    {
        Dataset images = Images(60);
        LogicNetworkSettings settings = SmallData.Settings with
        {
            Layers = DenseSettings.Stack([40], [new Wiring.LocalWiring(1)]), Thresholds = new DistributiveThresholds(3), MaxShift = 1, Flip = true, Epochs = 3,
        };
        Assert.Equal(40, NetworkTrainer.Train(settings, images).Network.Layers[^1].Count);
    }

    private static float Moved(Dataset images, int sample, int feature, int dx, int dy, bool mirrored)
    {
        (int channel, int pixel) = Math.DivRem(feature, Shape.PlaneSize);
        (int y, int x) = Math.DivRem(pixel, Shape.Width);
        int fromX = (mirrored ? Shape.Width - 1 - x : x) + dx;
        int fromY = y + dy;
        bool inside = fromX >= 0 && fromX < Shape.Width && fromY >= 0 && fromY < Shape.Height;
        return inside ? images[sample, channel * Shape.PlaneSize + fromY * Shape.Width + fromX] : 0;
    }

    private static unsafe float[] Fill(EncodedDataset data, Augmentation augmentation, int[] samples)
    {
        using AlignedBuffer rows = new(data.SignalCount * MicroBatch.Lanes);
        new InputFiller(data, augmentation).Fill(samples, new SeededRandom(9), rows.Start, new int[MicroBatch.Lanes]);
        return rows.Span[..(data.SignalCount * MicroBatch.Lanes)].ToArray();
    }

    private static Dataset Images(int count = 5)
    {
        byte[] pixels = new byte[count * Shape.Features];
        new Random(5).NextBytes(pixels);
        return new Dataset(new DatasetSchema("noise", Shape.Features, 2) { Image = Shape }, pixels, [.. Enumerable.Range(0, count).Select(i => i % 2)]);
    }

    private static void AssertRefused(Action action, string expected) => Assert.Contains(expected, Assert.Throws<ArgumentException>(action).Message);
}
