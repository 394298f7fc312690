using LutGen.Training.Data;

namespace Digits;

/// <summary>The images that the models are measured on.</summary>
internal static class TestSets
{
    private const int GeneratedCount = 10_000;

    // The test digits of 'lutgen train' and 'lutgen eval'; the training ones have another seed.
    private const ulong GeneratedSeed = 2;

    /// <summary>Digits of our own drawing, the same on every machine.</summary>
    public static LabelledImages Generated() => LabelledImages.From("generated test digits", ProceduralDigits.Generate(GeneratedCount, GeneratedSeed));

    /// <summary>The test images of MNIST.</summary>
    /// <param name="folder">The folder with its files.</param>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static LabelledImages Mnist(string folder) => LabelledImages.From("MNIST test images", MnistFolder.ReadTest(folder));
}
