namespace LutGen.Training.Data;

/// <summary>
/// Finds and reads the four IDX files of MNIST (or of a set in the same form) in a folder. Accepted names are
/// <c>train-images-idx3-ubyte</c>, the same with a dot before <c>idx</c>, and both with <c>.gz</c>.
/// </summary>
public static class MnistFolder
{
    private const string SetName = "mnist";
    private const int Classes = 10;

    /// <summary>Whether a folder itself holds a part of such a set.</summary>
    internal static bool IsAt(string folder) => Find(folder, "train-images", "idx3-ubyte") is not null || Find(folder, "t10k-images", "idx3-ubyte") is not null;

    /// <summary>Other sets use MNIST's file names, so only the folder says which one it is; any other folder's name is no part of a trained file.</summary>
    internal static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).ToLowerInvariant() switch
    {
        string name when name.Contains("fashion", StringComparison.Ordinal) => "fashion-mnist",
        string name when name.Contains("kmnist", StringComparison.Ordinal) || name.Contains("kuzushiji", StringComparison.Ordinal) => "kmnist",
        _ => SetName,
    };

    /// <summary>Reads the training file: 60,000 images of 28 x 28 pixels.</summary>
    /// <param name="folder">The folder that holds the files, or its parent if they lie in its subfolder <c>mnist</c>.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static Dataset ReadTrain(string folder) => Read(folder, "train");

    /// <summary>Reads the test file: 10,000 images of 28 x 28 pixels.</summary>
    /// <inheritdoc cref="ReadTrain"/>
    public static Dataset ReadTest(string folder) => Read(folder, "t10k");

    private static Dataset Read(string folder, string part)
    {
        string imageFile = Locate(folder, $"{part}-images", "idx3-ubyte");
        string labelFile = Locate(folder, $"{part}-labels", "idx1-ubyte");
        (int[] imageShape, byte[] pixels) = IdxFile.Read(imageFile, 3);
        (int[] labelShape, byte[] labels) = IdxFile.Read(labelFile, 1);
        if (labelShape[0] != imageShape[0])
        {
            throw new DataFileException(labelFile, $"{labelShape[0]} labels; expected {imageShape[0]}, one for each image.");
        }

        int bad = Array.FindIndex(labels, label => label >= Classes);
        if (bad >= 0)
        {
            throw new DataFileException(labelFile, $"label {labels[bad]} at index {bad}; expected 0..{Classes - 1}.");
        }

        int height = imageShape[1], width = imageShape[2];
        return new Dataset(NameOf(Path.GetDirectoryName(imageFile)!), pixels, [.. labels.Select(label => (int)label)], height * width, Classes, height, width);
    }

    private static string Locate(string folder, string stem, string kind)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFileException(folder, "is not a folder; expected the folder that holds the MNIST files.");
        }

        return Find(folder, stem, kind) ?? Find(Path.Combine(folder, SetName), stem, kind)
            ?? throw new DataFileException(folder, $"holds no {stem}-{kind} (plain or .gz), here or in its subfolder {SetName}.");
    }

    private static string? Find(string folder, string stem, string kind) => DataFile.Find(folder, $"{stem}-{kind}", $"{stem}.{kind}");
}
