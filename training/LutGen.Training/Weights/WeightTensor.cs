namespace LutGen.Training.Weights;

/// <summary>A named array of numbers, as frameworks keep the weights of a layer.</summary>
public sealed class WeightTensor
{
    private const int LongestName = 1024;

    /// <summary>Creates a tensor.</summary>
    /// <param name="name">1 to 1024 characters without control characters.</param>
    /// <param name="shape">The dimensions, outermost first; none for a single number, and 0 where there are no values.</param>
    /// <param name="values">The values in row-major order, as many as the shape says. The tensor keeps the array.</param>
    /// <exception cref="ArgumentException">The name cannot be written, or the number of values is not the shape's.</exception>
    public WeightTensor(string name, int[] shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(values);
        if (NameProblem(name) is { } problem)
        {
            throw new ArgumentException($"{problem}.", nameof(name));
        }

        if (shape.Any(size => size < 0) || Count(shape) != values.Length)
        {
            throw new ArgumentException($"Tensor '{name}' has {values.Length} values; expected those of the shape ({ShapeText(shape)}).", nameof(values));
        }

        (Name, Shape, Values) = (name, shape, values);
    }

    /// <summary>The name, for example <c>conv1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The dimensions, outermost first; none for a single number.</summary>
    public int[] Shape { get; }

    /// <summary>The values in row-major order.</summary>
    public float[] Values { get; }

    /// <summary>How many values a shape has, or <see cref="long.MaxValue"/> if they are more than an array can hold.</summary>
    internal static long Count(ReadOnlySpan<int> shape)
    {
        long count = 1;
        foreach (int size in shape)
        {
            if (size == 0)
            {
                return 0;
            }

            count = count > Array.MaxLength / size ? long.MaxValue : count * size;
        }

        return count;
    }

    /// <summary>A shape as messages show it.</summary>
    internal static string ShapeText(IEnumerable<int> shape) => string.Join(" x ", shape);

    /// <summary>What is wrong with a name, or null. It must fit into a message of one line.</summary>
    internal static string? NameProblem(string? name) =>
        string.IsNullOrEmpty(name) ? "a tensor has no name"
        : name.Length > LongestName ? $"a tensor's name has {name.Length} characters; expected at most {LongestName}"
        : name.Any(char.IsControl) ? "a tensor's name has control characters"
        : null;
}
