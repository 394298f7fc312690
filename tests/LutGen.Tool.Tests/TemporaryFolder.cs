using System.Buffers.Binary;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Tool.Tests;

/// <summary>A folder of files for one test, deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("lutgen-tool-tests-").FullName;

    /// <summary>The folder.</summary>
    public string Root => _path;

    /// <summary>Path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Writes a text file and returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Writes a model and returns its path.</summary>
    public string Write(string name, LutNetwork network)
    {
        LutnetWriter.WriteFile(network, this[name]);
        return this[name];
    }

    /// <summary>Writes MNIST's test files with images of a size and returns the folder.</summary>
    public string WriteMnist(int side, byte[] pixels, byte[] labels)
    {
        File.WriteAllBytes(this["t10k-images-idx3-ubyte"], [.. Header(0x803, labels.Length, side, side), .. pixels]);
        File.WriteAllBytes(this["t10k-labels-idx1-ubyte"], [.. Header(0x801, labels.Length), .. labels]);
        return _path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static byte[] Header(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        }

        return bytes;
    }
}
