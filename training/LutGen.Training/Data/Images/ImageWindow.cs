namespace LutGen.Training.Data;

/// <summary>Cuts the same part out of every image.</summary>
internal static class ImageWindow
{
    /// <summary>A data set of the parts, see <see cref="Dataset.Window"/>.</summary>
    public static Dataset Of(Dataset images, int top, int left, int height, int width)
    {
        if (images.Schema.Image is not { } whole)
        {
            throw new ArgumentException($"{images.Name} are no images.");
        }

        if (top < 0 || left < 0 || height < 1 || width < 1 || top > whole.Height - height || left > whole.Width - width)
        {
            throw new ArgumentException($"{height} x {width} pixels from row {top} and column {left} are not inside images of {whole.Height} x {whole.Width} pixels.");
        }

        ImageShape part = new(whole.Channels, height, width);
        DatasetSchema schema = images.Schema with
        {
            FeatureCount = part.Features,
            Image = part,
            Columns = images.Schema.Columns is { } columns ? [.. Enumerable.Range(0, part.Features).Select(i => columns[Source(i)])] : null,
        };
        FeatureBuffer buffer = new();
        float[] row = new float[part.Features];
        for (int sample = 0; sample < images.Count; sample++)
        {
            for (int feature = 0; feature < row.Length; feature++)
            {
                row[feature] = images[sample, Source(feature)];
            }

            buffer.Add(row);
        }

        return buffer.ToDataset(schema, [.. images.Labels]);

        int Source(int feature)
        {
            (int channel, int pixel) = Math.DivRem(feature, part.PlaneSize);
            (int y, int x) = Math.DivRem(pixel, width);
            return channel * whole.PlaneSize + (top + y) * whole.Width + left + x;
        }
    }
}
