using LutGen.Training.Data;
using LutGen.Training.Presets;

namespace Digits;

/// <summary>The images that the models are measured on.</summary>
internal static class TestSets
{
    /// <summary>Digits of our own drawing, the same on every machine, that the training has not seen.</summary>
    public static LabelledImages Generated() => LabelledImages.From("generated test digits", new DigitsPreset().LoadTest(null));

    /// <summary>The test images of MNIST.</summary>
    /// <param name="folder">The folder with its files.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static LabelledImages Mnist(string folder) => LabelledImages.From("MNIST test images", MnistFolder.ReadTest(folder));
}
