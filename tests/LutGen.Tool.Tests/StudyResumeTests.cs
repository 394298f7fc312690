using System.Text.Json.Nodes;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Tests;

public sealed class StudyResumeTests : IDisposable
{
    private readonly StudyFixture _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void A_run_without_a_record_is_trained_again_to_the_same_network_and_no_other()
    {
        _study.Run();
        string before = (string)_study.Record("raw", 2)["network"]!;
        DateTime other = File.GetLastWriteTimeUtc(_study.RunFile("warp", 2));
        File.Delete(_study.RunFile("raw", 2));

        ToolRun again = _study.Run();

        Assert.Contains("3 of 4 runs are recorded; training 1", again.Lines[0], StringComparison.Ordinal);
        Assert.Equal(before, (string?)_study.Record("raw", 2)["network"]);
        Assert.Equal(other, File.GetLastWriteTimeUtc(_study.RunFile("warp", 2)));
    }

    [Fact]
    public void A_study_that_is_recorded_is_only_written_anew_from_its_own_settings_too()
    {
        _study.Run("--epochs", "2");
        string page = _study.Page(), chart = File.ReadAllText(_study.RecordFile("study.svg"));
        File.Delete(_study.RecordFile("study.md"));
        ToolRun again = _study.Run("--epochs", "2");
        Assert.Contains("4 of 4 runs are recorded", again.Lines[0], StringComparison.Ordinal);
        Assert.Equal((page, chart), (_study.Page(), File.ReadAllText(_study.RecordFile("study.svg"))));

        ToolRun own = ToolRun.Of("study", _study["study"], "--data", _study["xor.csv"], "--out", _study["study"], "--seeds", "1-2");
        Assert.Contains("4 of 4 runs are recorded", own.Lines[0], StringComparison.Ordinal);
        Assert.Equal(2, SettingsFile.Parse(File.ReadAllText(_study.RecordFile("raw.json"))).Settings.Epochs);
    }

    [Fact]
    public void A_record_of_other_settings_or_data_is_replaced_with_a_word()
    {
        _study.Run();
        _study.Variant("raw", "raw", nodes: 48);
        ToolRun changed = _study.Run();
        Assert.Contains("raw.1.json is of a training with layers[0].nodes 24; expected 48, as it is now; the run is trained anew", changed.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 4 runs are recorded; training 2", changed.Output, StringComparison.Ordinal);
        Assert.Equal(60, (int)_study.Record("raw", 1)["nodes"]!);

        File.AppendAllText(_study["xor.csv"], "1,1,1,1,1\n");
        Assert.Contains("0 of 4 runs are recorded", _study.Run().Output, StringComparison.Ordinal);
        Assert.Contains("another time limit", _study.Run("--time-limit-per-run", "1h").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_from_its_checkpoint_to_the_same_network()
    {
        _study.Run();
        string whole = (string)_study.Record("warp", 1)["network"]!;
        File.Delete(_study.RunFile("warp", 1));
        ToolRun.Of(
            "train", _study[Path.Combine("variants", "warp.json")], "--data", _study["xor.csv"], "--out", _study["half.lutnet"], "--time-limit", "0.000001s", "--checkpoint", Checkpoint());
        Assert.True(File.Exists(Checkpoint()));

        _study.Run();

        Assert.Equal(whole, (string?)_study.Record("warp", 1)["network"]);
        Assert.False(File.Exists(Checkpoint()));
    }

    [Fact]
    public void A_run_whose_time_is_up_counts_with_what_it_has()
    {
        _study.Run("--time-limit-per-run", "0.000001s", "--epochs", "100000");
        JsonNode record = _study.Record("raw", 1);
        Assert.Equal("timeLimit", (string?)record["end"]);
        Assert.InRange((int)record["epochs"]!, 1, 99_999);
        Assert.Empty(Directory.GetFiles(_study.RecordFile("runs"), "*.checkpoint"));
    }

    [Fact]
    public void A_record_that_lacks_a_setting_of_later_versions_stays_good()
    {
        _study.Run();
        string record = File.ReadAllText(_study.RunFile("raw", 1));
        Assert.Contains("\"groupBeta\":0,", record, StringComparison.Ordinal);
        File.WriteAllText(_study.RunFile("raw", 1), record.Replace("\"groupBeta\":0,", "", StringComparison.Ordinal));
        Assert.Contains("4 of 4 runs are recorded", _study.Run().Output, StringComparison.Ordinal);

        File.WriteAllText(_study.RunFile("raw", 1), record.Replace("\"groupBeta\":0,", "\"groupBeta\":0,\"groupGamma\":0,", StringComparison.Ordinal));
        Assert.Contains("has settings that this version does not know: groupGamma", _study.Run().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_training_does_not_stand_in_the_way_and_one_of_a_recorded_run_goes()
    {
        File.WriteAllText(Checkpoint(), "nonsense");
        ToolRun run = _study.Run();
        Assert.Contains("warp.1.checkpoint: is no checkpoint", run.Output, StringComparison.Ordinal);
        Assert.Contains("the run begins anew", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Checkpoint()));

        File.WriteAllText(Checkpoint(), "left behind");
        _study.Run();
        Assert.False(File.Exists(Checkpoint()));
    }

    private string Checkpoint()
    {
        Directory.CreateDirectory(_study.RecordFile("runs"));
        return _study.RecordFile(Path.Combine("runs", "warp.1.checkpoint"));
    }
}
