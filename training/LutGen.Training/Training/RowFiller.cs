using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>
/// Turns samples into the rows that a network reads, varying each image at random on the way. What the rows hold, bits or values, is a
/// class each.
/// </summary>
/// <param name="data">The samples.</param>
/// <param name="augmentation">How images are varied.</param>
internal abstract unsafe class RowFiller(Dataset data, Augmentation augmentation)
{
    private readonly ImageResampler? _resampler = augmentation.Resamples ? new ImageResampler(data.Schema.Image!.Value) : null;

    /// <summary>The samples.</summary>
    protected Dataset Data => data;

    /// <summary>Fills the rows of all inputs.</summary>
    /// <param name="samples">Up to <see cref="MicroBatch.Lanes"/> samples.</param>
    /// <param name="random">The draw of the variations.</param>
    /// <param name="rows">Receives one row per input.</param>
    /// <param name="labels">Receives the label of each lane, -1 for lanes without a sample.</param>
    public void Fill(ReadOnlySpan<int> samples, SeededRandom random, float* rows, Span<int> labels)
    {
        for (int lane = 0; lane < MicroBatch.Lanes; lane++)
        {
            if (lane >= samples.Length)
            {
                labels[lane] = -1;
                continue;
            }

            labels[lane] = data.Labels[samples[lane]];
            if (augmentation.IsNone)
            {
                Put(samples[lane], lane, rows);
                continue;
            }

            (int dx, int dy, bool mirrored) = augmentation.DrawMove(random);
            if (_resampler is null)
            {
                PutMoved(samples[lane], lane, dx, dy, mirrored, rows);
                continue;
            }

            AffineMap map = AffineMap.Draw(data.Schema.Image!.Value, augmentation, mirrored, dx, dy, random);
            PutPixels(_resampler.Resample(data.RowBytes(samples[lane]), map), lane, rows);
        }

        Finish(rows);
    }

    /// <summary>Takes a sample in as it is.</summary>
    protected abstract void Put(int sample, int lane, float* rows);

    /// <summary>Takes an image in whose pixel (x, y) comes from (x + dx, y + dy), or from the mirror image.</summary>
    protected abstract void PutMoved(int sample, int lane, int dx, int dy, bool mirrored, float* rows);

    /// <summary>Takes an image in whose pixels were worked out.</summary>
    protected abstract void PutPixels(ReadOnlySpan<byte> pixels, int lane, float* rows);

    /// <summary>Completes the rows once all lanes are there.</summary>
    protected virtual void Finish(float* rows)
    {
    }
}
