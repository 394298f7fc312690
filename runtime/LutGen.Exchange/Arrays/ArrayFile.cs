using LutGen.Training.Weights;

namespace LutGen.Exchange.Arrays;

/// <summary>The named arrays of a file, with the words for what is wrong with them. A layer's arrays end in its number, from 0.</summary>
/// <param name="file">The file.</param>
internal sealed class ArrayFile(WeightFile file)
{
    /// <summary>The file.</summary>
    public string Path => file.Path;

    /// <summary>Names of all arrays.</summary>
    public IEnumerable<string> Names => file.Tensors.Keys;

    /// <summary>Whether there is an array.</summary>
    public bool Has(string name) => file.TryGet(name, out _);

    /// <summary>Dimensions of an array; 0 for a single number, and if there is none.</summary>
    public int DimensionsOf(string name) => file.TryGet(name, out WeightTensor? tensor) ? tensor.Shape.Length : 0;

    /// <summary>An array of a shape; -1 where any size will do.</summary>
    public WeightTensor Require(string name, params ReadOnlySpan<int> shape) => file.Require(name, shape);

    /// <summary>An array of whole numbers of a range.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The largest that is allowed; the smallest is 0.</param>
    /// <param name="what">What the numbers are.</param>
    /// <param name="shape">Its shape, -1 where any size will do.</param>
    public (int[] Shape, int[] Values) Whole(string name, int most, string what, params ReadOnlySpan<int> shape)
    {
        WeightTensor tensor = Require(name, shape);
        int[] values = new int[tensor.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            float value = tensor.Values[i];
            values[i] = value >= 0 && value <= most && value == MathF.Truncate(value)
                ? (int)value
                : throw Error(name, FormattableString.Invariant($"value {i} is {value}, expected {what}: a whole number from 0 to {most}"));
        }

        return (tensor.Shape, values);
    }

    /// <summary>A whole number of a range.</summary>
    public int Number(string name, int least, int most)
    {
        float value = Scalar(name);
        return value >= least && value <= most && value == MathF.Truncate(value)
            ? (int)value
            : throw Error(name, FormattableString.Invariant($"found {value}, expected a whole number from {least} to {most}"));
    }

    /// <summary>The number of an array that holds one, or another if there is no such array.</summary>
    public float Scalar(string name, float otherwise) => Has(name) ? Scalar(name) : otherwise;

    /// <summary>The values of an array of one number or of as many as there are of something; one number is that of all.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="otherwise">What they all are if there is no such array.</param>
    public float[] Each(string name, int count, float otherwise)
    {
        if (!Has(name) || file.Tensors[name].Values.Length == 1)
        {
            float value = Scalar(name, otherwise);
            float[] values = new float[count];
            Array.Fill(values, value);
            return values;
        }

        return Require(name, count).Values;
    }

    /// <summary>The error of an array.</summary>
    public ImportException Error(string name, string problem) => new(Path, $"tensor '{name}': {problem}");

    private float Scalar(string name)
    {
        WeightTensor tensor = Has(name) ? file.Tensors[name] : Require(name);
        return tensor.Values.Length == 1 && float.IsFinite(tensor.Values[0])
            ? tensor.Values[0]
            : throw Error(name, $"has {tensor.Values.Length} values{(tensor.Values.Length == 1 ? ", which is not finite" : "")}, expected one finite number");
    }
}
