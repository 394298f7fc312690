namespace LutGen.Training.Data;

/// <summary>
/// Finds and reads the four IDX files of MNIST (or of a set in the same form) in a folder. Accepted names are
/// <c>train-images-idx3-ubyte</c>, the same with a dot before <c>idx</c>, and both with <c>.gz</c>.
/// </summary>
public static class MnistFolder
{
    private const string SetName = "mnist";
    private const int Classes = 10;

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
        return new Dataset(SetName, pixels, [.. labels.Select(label => (int)label)], height * width, Classes, height, width);
    }

    private static string Locate(string folder, string stem, string kind)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFileException(folder, "is not a folder; expected the folder that holds the MNIST files.");
        }

        string[] names = [$"{stem}-{kind}", $"{stem}-{kind}.gz", $"{stem}.{kind}", $"{stem}.{kind}.gz"];
        string[] folders = [folder, Path.Combine(folder, SetName)];
        return folders.SelectMany(place => names.Select(name => Path.Combine(place, name))).FirstOrDefault(File.Exists)
            ?? throw new DataFileException(folder, $"holds no {names[0]} (plain or .gz), here or in its subfolder {SetName}.");
    }
}
