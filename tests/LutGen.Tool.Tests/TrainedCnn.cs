namespace LutGen.Tool.Tests;

/// <summary>A small convolutional network, trained once for all tests of a class: <c>cnn.json</c>, <c>cnn.lutnet</c> and its checkpoint.</summary>
public sealed class TrainedCnn : IDisposable
{
    internal const string Settings = """
        {
          "kind": "cnn",
          "data": "digits",
          "layers": [{ "kind": "convolution", "channels": 4, "kernel": 5, "stride": 2 }, { "kind": "max-pool" }, { "kind": "dense", "neurons": 10 }],
          "quantization": { "activationBits": 4, "weightBits": 4, "calibrationSamples": 100 },
          "batchSize": 32, "learningRate": 0.01, "epochs": 1, "validationSamples": 300
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<ToolRun> _mixed;

    /// <summary>Trains it.</summary>
    public TrainedCnn()
    {
        _mixed = new(() => ToolRun.Of("lutna", "mixed", Checkpoint, "--out", this["mixed.lutnet"], "--budget", "4", "--samples", "100", "--svg", this["curve.svg"], "--threads", "1"));
        ToolRun run = ToolRun.Of("train", _folder.Write("cnn.json", Settings), "--out", this["cnn.lutnet"], "--keep-checkpoint");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>Path of a file of the training.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Path of the checkpoint.</summary>
    public string Checkpoint => this["cnn.lutnet.checkpoint"];

    /// <summary>The run that wrote <c>mixed.lutnet</c> and <c>curve.svg</c>.</summary>
    internal ToolRun Mixed => _mixed.Value;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
