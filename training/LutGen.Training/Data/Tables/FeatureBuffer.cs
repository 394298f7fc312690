namespace LutGen.Training.Data;

/// <summary>Collects feature values row by row: as bytes while all are whole numbers 0..255, as floats from the first other one on.</summary>
internal sealed class FeatureBuffer
{
    private List<byte>? _bytes = [];
    private List<float> _floats = [];

    /// <summary>Adds the features of a row.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        foreach (float value in row)
        {
            if (_bytes is not null && value is >= 0 and <= byte.MaxValue && value == (byte)value)
            {
                _bytes.Add((byte)value);
                continue;
            }

            if (_bytes is not null)
            {
                _floats = [.. _bytes.Select(each => (float)each)];
                _bytes = null;
            }

            _floats.Add(value);
        }
    }

    /// <summary>Makes a data set of what was collected.</summary>
    public Dataset ToDataset(DatasetSchema schema, int[] labels) =>
        _bytes is not null ? new Dataset(schema, _bytes.ToArray(), labels) : new Dataset(schema, _floats.ToArray(), labels);
}
