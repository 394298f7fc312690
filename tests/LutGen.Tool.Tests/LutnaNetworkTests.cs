using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Tool.Tests;

/// <summary>What <c>lutgen lutna</c> does with trained networks.</summary>
public sealed class LutnaNetworkTests(TrainedCnn trained) : IClassFixture<TrainedCnn>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mixed_precision_is_found_written_drawn_and_takes_less_than_exact()
    {
        ToolRun run = trained.Mixed;
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("exact: loss ", run.Lines[0], StringComparison.Ordinal);
        Assert.Single(run.Lines, line => line.Trim().StartsWith("* ", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.Trim().StartsWith("test ", StringComparison.Ordinal));
        XElement.Parse(File.ReadAllText(trained["curve.svg"]));

        LutNetwork mixed = LutnetReader.ReadFile(trained["mixed.lutnet"]);
        Assert.Equal("mixed", mixed.Name);
        Assert.Contains("single precision", mixed.Metadata["test-accuracy"]!, StringComparison.Ordinal);
        Assert.True(MultiplierArea("mixed.lutnet") < 0.8 * MultiplierArea("cnn.lutnet"));
        ToolRun measured = ToolRun.Of("eval", trained["mixed.lutnet"], "--json");
        double accuracy = JsonDocument.Parse(measured.Output).RootElement.GetProperty("accuracy").GetDouble();
        Assert.StartsWith((100 * accuracy).ToString("0.00", CultureInfo.InvariantCulture) + " % (", mixed.Metadata["test-accuracy"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_written_and_read_again_give_the_same_network()
    {
        ToolRun written = ToolRun.Of("lutna", "weights", trained.Checkpoint, "--out", _folder["cnn.safetensors"]);
        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        ToolRun read = ToolRun.Of("lutna", "quantize", trained["cnn.json"], "--weights", _folder["cnn.safetensors"], "--data", "digits", "--out", _folder["again.lutnet"]);
        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        (LutNetwork before, LutNetwork again) = (LutnetReader.ReadFile(trained["cnn.lutnet"]), LutnetReader.ReadFile(_folder["again.lutnet"]));
        Assert.Equal(LutnetWriter.ToText(before.With("same", NetworkMetadata.Empty)), LutnetWriter.ToText(again.With("same", NetworkMetadata.Empty)));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_one_line_that_names_the_tensor()
    {
        ToolRun.Of("lutna", "weights", trained.Checkpoint, "--out", _folder["cnn.safetensors"]);
        string other = _folder.Write("other.json", TrainedCnn.Settings.Replace("\"channels\": 4", "\"channels\": 5", StringComparison.Ordinal));
        ToolRun.Of("lutna", "quantize", other, "--weights", _folder["cnn.safetensors"], "--data", "digits", "--out", _folder["a.lutnet"])
            .AssertRefused(1, "cnn.safetensors: tensor 'conv1.weight' has the shape (4 x 1 x 5 x 5); expected (5 x 1 x 5 x 5)");
        string longer = _folder.Write("longer.json", TrainedCnn.Settings.Replace("{ \"kind\": \"dense\", \"neurons\": 10 }", "{ \"kind\": \"dense\", \"neurons\": 9 }, { \"kind\": \"dense\", \"neurons\": 10 }", StringComparison.Ordinal));
        ToolRun.Of("lutna", "quantize", longer, "--weights", _folder["cnn.safetensors"], "--data", "digits", "--out", _folder["a.lutnet"])
            .AssertRefused(1, "tensor 'dense1.weight' has the shape (10 x 100); expected (9 x 100)");
        Assert.False(File.Exists(_folder["a.lutnet"]));
    }

    [Fact]
    public void A_topology_takes_the_precision_of_a_trained_network_by_depth()
    {
        Assert.Equal(0, trained.Mixed.ExitCode);
        JsonElement layers = Cost("vgg11", "--precision", trained["mixed.lutnet"]).GetProperty("layers");
        JsonElement own = Cost(trained["mixed.lutnet"]).GetProperty("layers");
        Assert.Equal(own[0].GetProperty("precision").GetString(), layers[0].GetProperty("precision").GetString());
        Assert.Equal(own[own.GetArrayLength() - 1].GetProperty("precision").GetString(), layers[layers.GetArrayLength() - 1].GetProperty("precision").GetString());
    }

    [Fact]
    public void Networks_and_checkpoints_of_another_kind_are_one_line()
    {
        ToolRun.Of("lutna", "cost", _folder.Write("xor.lutnet", LutnetWriter.ToText(SmallModels.Xor()))).AssertRefused(1, "has no multiply-accumulate layers");
        ToolRun.Of("lutna", "mixed", _folder["none.checkpoint"], "--out", _folder["a.lutnet"]).AssertRefused(1, "none.checkpoint: no such file");
        ToolRun.Of("lutna", "mixed", "a.checkpoint", "--out", "a.lutnet", "--budget", "0").AssertRefused(2, "'0' is no budget");
        string logic = _folder.Write("logic.json", """{ "data": "digits", "layers": [{ "kind": "dense", "nodes": 40 }], "epochs": 1 }""");
        ToolRun.Of("train", logic, "--out", _folder["logic.lutnet"], "--keep-checkpoint");
        ToolRun.Of("lutna", "mixed", _folder["logic.lutnet.checkpoint"], "--out", _folder["a.lutnet"]).AssertRefused(1, "expected one of convolutional networks");
        ToolRun.Of("lutna", "quantize", logic, "--weights", "a.npz", "--data", "digits", "--out", _folder["a.lutnet"]).AssertRefused(1, "expected \"kind\": \"cnn\"");
    }

    // As the file has it, which is the last design.
    private double MultiplierArea(string file) => Cost(trained[file]).GetProperty("designs").EnumerateArray().Last().GetProperty("multiplierArea").GetDouble();

    // Narrow operands: the traditional table of eight bits is simulated long enough elsewhere.
    private static JsonElement Cost(params string[] args) => JsonDocument.Parse(ToolRun.Of(["lutna", "cost", .. args, "--activation-bits", "4", "--weight-bits", "4", "--json"]).Output).RootElement;
}
