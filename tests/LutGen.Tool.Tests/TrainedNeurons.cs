namespace LutGen.Tool.Tests;

/// <summary>Two layers of quantised neurons, trained once for all tests of a class.</summary>
public sealed class TrainedNeurons : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Trains them.</summary>
    public TrainedNeurons()
    {
        string settings = _folder.Write(
            "wide.json",
            """
            {
              "kind": "l-luts",
              "data": "digits",
              "inputBits": 2,
              "layers": [{ "neurons": 20, "fanIn": 3, "bits": 3 }, { "neurons": 10, "fanIn": 2, "bits": 3 }],
              "epochs": 1
            }
            """);
        ToolRun run = ToolRun.Of("train", settings, "--out", _folder["wide.lutnet"], "--keep-checkpoint");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>Path of the checkpoint.</summary>
    public string Checkpoint => _folder["wide.lutnet.checkpoint"];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
