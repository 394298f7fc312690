using System.Text;

namespace LutGen.Exchange.Tests;

/// <summary>A folder of files for one test, deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("lutgen-exchange-tests-").FullName;

    /// <summary>Path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a text file and returns its path; what is no text becomes question marks.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllBytes(this[name], Encoding.UTF8.GetBytes(text));
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
