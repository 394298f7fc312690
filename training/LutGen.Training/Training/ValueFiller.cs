using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Stages;

namespace LutGen.Training;

/// <summary>Fills rows with the features themselves, in units of each feature's range: what learnable thresholds are compared with.</summary>
/// <param name="data">The samples.</param>
/// <param name="augmentation">How images are varied; what comes in from outside is 0.</param>
/// <param name="start">The ranges of the features.</param>
internal sealed unsafe class ValueFiller(Dataset data, Augmentation augmentation, ThresholdStart start) : RowFiller(data, augmentation)
{
    protected override void Put(int sample, int lane, float* rows)
    {
        for (int feature = 0; feature < Data.FeatureCount; feature++)
        {
            rows[(nint)feature * MicroBatch.Lanes + lane] = start.ToUnits(feature, Data[sample, feature]);
        }
    }

    protected override void PutMoved(int sample, int lane, int dx, int dy, bool mirrored, float* rows)
    {
        ImageShape shape = Data.Schema.Image!.Value;
        for (int feature = 0; feature < Data.FeatureCount; feature++)
        {
            (int channel, int place) = Math.DivRem(feature, shape.PlaneSize);
            (int y, int x) = Math.DivRem(place, shape.Width);
            int fromX = (mirrored ? shape.Width - 1 - x : x) + dx, fromY = y + dy;
            bool inside = (uint)fromX < (uint)shape.Width && (uint)fromY < (uint)shape.Height;
            float value = inside ? Data[sample, channel * shape.PlaneSize + fromY * shape.Width + fromX] : 0;
            rows[(nint)feature * MicroBatch.Lanes + lane] = start.ToUnits(feature, value);
        }
    }

    protected override void PutPixels(ReadOnlySpan<byte> pixels, int lane, float* rows)
    {
        for (int feature = 0; feature < pixels.Length; feature++)
        {
            rows[(nint)feature * MicroBatch.Lanes + lane] = start.ToUnits(feature, pixels[feature]);
        }
    }
}
