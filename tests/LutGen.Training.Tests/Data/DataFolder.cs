using System.IO.Compression;
using System.Text;
using LutGen.Training.Data;

namespace LutGen.Training.Tests;

/// <summary>A folder of data files for one test, deleted afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("lutgen-data-tests-").FullName;

    /// <summary>Path of a file or folder in it.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a file, compressed if its name ends in <c>.gz</c>, and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        using FileStream file = File.Create(this[name]);
        using Stream target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(content);
        return this[name];
    }

    /// <summary>Writes a text file, compressed if its name ends in <c>.gz</c>, and returns its path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Asserts that something is refused in one line that names a file of this folder and holds some words.</summary>
    public void AssertRefused(Action read, params string[] words)
    {
        DataFileException exception = Assert.Throws<DataFileException>(read);
        Assert.StartsWith(Root, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.All(words, word => Assert.Contains(word, exception.Message));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
