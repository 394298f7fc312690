namespace LutGen.Benchmarks.Tests;

/// <summary>A folder for one test; what is loaded from it stays open, so it is deleted as far as that goes.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Path of the folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("lutgen-benchmarks-tests-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps loaded libraries.
        }
    }
}
