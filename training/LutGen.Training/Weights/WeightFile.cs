using System.Diagnostics.CodeAnalysis;
using LutGen.Training.Data;

namespace LutGen.Training.Weights;

/// <summary>
/// Weights of a trained network as other programs write them: named arrays of numbers. Read are NumPy's archives (<c>.npz</c>, stored or deflated) and
/// <c>safetensors</c> (https://huggingface.co/docs/safetensors); written is the latter, in single precision. What a file is, its first bytes say.
/// </summary>
/// <remarks>
/// Reading takes memory in proportion to the file, whatever the file says of itself; of an archive that is what deflation can hold, some thousand
/// times its size.
/// </remarks>
public sealed class WeightFile
{
    private readonly OrderedDictionary<string, WeightTensor> _tensors;

    internal WeightFile(string path, OrderedDictionary<string, WeightTensor> tensors, IReadOnlyDictionary<string, string> metadata) =>
        (Path, _tensors, Metadata) = (path, tensors, metadata);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tensors by name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, WeightTensor> Tensors => _tensors;

    /// <summary>What a safetensors file says of itself in words; empty for archives.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file. Values are as they stand there, infinities and NaN included; whole numbers beyond 2^24 lose their last digits.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is missing, damaged, or of a form that is not read.</exception>
    public static WeightFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[SafetensorsHeader.LengthBytes + 1];
            int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return NpzArchive.IsArchive(start[..length]) ? NpzArchive.Read(path, file)
                : SafetensorsHeader.IsHeader(start[..length]) ? SafetensorsFile.Read(path, file)
                : throw new DataFileException(path, "does not start as an .npz archive or a safetensors file.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Writes tensors as a safetensors file in single precision, whole or not at all: the same tensors give the same bytes.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="tensors">The tensors, in the order in which they are written.</param>
    /// <param name="metadata">What the file says of itself, by name.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, or one has a name that the form keeps for itself.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<WeightTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        SafetensorsFile.Write(path, tensors, metadata ?? new Dictionary<string, string>());
    }

    /// <summary>The tensor of a name, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out WeightTensor? tensor) => _tensors.TryGetValue(name, out tensor);

    /// <summary>The tensor of a name, which must have a shape and finite values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The dimensions that it must have; -1 where any will do.</param>
    /// <exception cref="DataFileException">There is none, or it has another shape, or a value that is no finite number.</exception>
    public WeightTensor Require(string name, params ReadOnlySpan<int> shape)
    {
        const int Shown = 12;
        if (!_tensors.TryGetValue(name, out WeightTensor? tensor))
        {
            string names = string.Join(", ", _tensors.Keys.Take(Shown)) + (_tensors.Count > Shown ? $" and {_tensors.Count - Shown} more" : "");
            throw new DataFileException(Path, $"holds no tensor '{name}'; its tensors are {names}.");
        }

        bool fits = tensor.Shape.Length == shape.Length;
        for (int axis = 0; fits && axis < shape.Length; axis++)
        {
            fits = shape[axis] == -1 || shape[axis] == tensor.Shape[axis];
        }

        if (!fits)
        {
            string expected = string.Join(" x ", shape.ToArray().Select(size => size == -1 ? "any" : $"{size}"));
            throw new DataFileException(Path, $"tensor '{name}' has the shape ({WeightTensor.ShapeText(tensor.Shape)}); expected ({expected}).");
        }

        int wrong = Array.FindIndex(tensor.Values, value => !float.IsFinite(value));
        return wrong < 0
            ? tensor
            : throw new DataFileException(Path, FormattableString.Invariant($"tensor '{name}': value {wrong} is {tensor.Values[wrong]}; expected a finite number."));
    }
}
