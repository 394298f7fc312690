using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Tests;

public sealed class SettingsTrainingTests : IDisposable
{
    private const string Xor = """
        {
          "layers": [{ "kind": "dense", "nodes": 24 }, { "kind": "dense", "nodes": 12 }],
          "thresholds": { "kind": "fixed", "values": [0.5] },
          "groupTau": 2, "batchSize": 16, "epochs": 8, "validationSamples": 20,
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_preset_printed_as_a_file_trains_the_same_network()
    {
        string settings = _folder.Write("printed.json", ToolRun.Of("presets", "digits", "--json").Output);
        Train(settings, "--out", _folder["b.lutnet"], "--epochs", "1");
        Train("digits", "--out", _folder["a.lutnet"], "--epochs", "1");

        string[] preset = File.ReadAllLines(_folder["a.lutnet"]), file = File.ReadAllLines(_folder["b.lutnet"]);
        int[] different = [.. Enumerable.Range(0, preset.Length).Where(i => preset[i] != file[i])];
        Assert.Equal(preset.Length, file.Length);
        Assert.Contains("train digits --out", preset[Assert.Single(different)], StringComparison.Ordinal);
        Assert.Contains("train printed.json --out", file[different[0]], StringComparison.Ordinal);
    }

    [Fact]
    public void A_settings_file_names_its_network_and_seed_and_the_command_line_has_the_last_word()
    {
        string settings = _folder.Write("my.json", Xor.Replace("{\n  \"layers\"", "{ \"name\": \"exclusive-or\", \"seed\": 7,\n  \"layers\"", StringComparison.Ordinal));
        Train(settings, "--data", Table(), "--out", _folder["a.lutnet"]);
        Train(settings, "--data", Table(), "--out", _folder["b.lutnet"], "--seed", "8", "--epochs", "2");

        LutNetwork file = LutnetReader.ReadFile(_folder["a.lutnet"]), line = LutnetReader.ReadFile(_folder["b.lutnet"]);
        Assert.Equal(("exclusive-or", "7", "8"), (file.Name, file.Metadata["seed"], line.Metadata["seed"]));
        Assert.EndsWith(" of 8", file.Metadata["epochs"], StringComparison.Ordinal);
        Assert.EndsWith(" of 2", line.Metadata["epochs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_settings_file_is_refused_with_file_line_and_column()
    {
        ToolRun.Of("train", _folder.Write("my.json", Xor.Replace("24", "0", StringComparison.Ordinal)), "--data", Table())
            .AssertRefused(1, "my.json:2:42: layers[0].nodes is 0; expected a whole number from 1");
        ToolRun.Of("train", _folder["none.json"]).AssertRefused(1, "none.json: no such file");
        ToolRun.Of("train", "dijits").AssertRefused(2, "'dijits' is no preset", "settings file");
    }

    [Fact]
    public void Settings_that_do_not_fit_the_data_are_refused_in_one_line() =>
        ToolRun.Of("train", _folder.Write("my.json", Xor.Replace("12", "13", StringComparison.Ordinal)), "--data", Table(), "--out", _folder["a.lutnet"])
            .AssertRefused(1, "do not fit the settings", "Layers[1]");

    [Fact]
    public void Data_of_another_name_than_the_file_wants_are_refused()
    {
        string settings = _folder.Write("my.json", Xor.Replace("{\n", "{ \"data\": \"iris\",\n", StringComparison.Ordinal));
        ToolRun.Of("train", settings, "--data", Table(), "--out", _folder["a.lutnet"]).AssertRefused(1, "holds the data set xor", "is for iris");
    }

    [Fact]
    public void Files_of_a_name_that_could_be_generated_too_are_read_where_they_are_given()
    {
        string settings = _folder.Write("my.json", Xor.Replace("{\n", "{ \"data\": \"monks-1\",\n", StringComparison.Ordinal));
        File.Copy(Table(), _folder["monks-1.train.csv"]);
        File.Copy(_folder["xor.csv"], _folder["monks-1.test.csv"]);
        Train(settings, "--data", _folder["monks-1"], "--out", _folder["files.lutnet"]);
        Train(settings, "--out", _folder["generated.lutnet"]);

        LutNetwork files = LutnetReader.ReadFile(_folder["files.lutnet"]), generated = LutnetReader.ReadFile(_folder["generated.lutnet"]);
        Assert.Equal((4, 15), (files.Encoder.FeatureCount, generated.Encoder.FeatureCount));
        Assert.Contains("--data DIR", files.Metadata["command"], StringComparison.Ordinal);
        Assert.DoesNotContain("--data", generated.Metadata["command"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_in_the_documentation_is_that_of_the_settings() =>
        Assert.Equal(SettingsFile.Schema(), RepositoryFiles.Read("docs/training-settings.schema.json"));

    [Fact]
    public void The_example_in_the_documentation_is_a_settings_file()
    {
        string page = RepositoryFiles.Read("docs/training.md");
        string example = page.Split("```json")[1].Split("```")[0];
        Assert.Equal(5, SettingsFile.Parse(example).Settings.LayerNames.Count);
    }

    private static void Train(params string[] args)
    {
        ToolRun run = ToolRun.Of(["train", .. args]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private string Table() => _folder.Write(
        "xor.csv",
        "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{(i ^ (i >> 1)) & 1}\n")));
}
