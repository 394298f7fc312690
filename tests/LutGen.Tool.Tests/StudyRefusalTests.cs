namespace LutGen.Tool.Tests;

public sealed class StudyRefusalTests : IDisposable
{
    private readonly StudyFixture _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData("--seeds", "3-1")]
    [InlineData("--seeds", "1,")]
    [InlineData("--seeds", "1,2,1")]
    [InlineData("--seeds", "1-2000")]
    [InlineData("--seeds", "0-18446744073709551615")]
    [InlineData("--jobs", "0")]
    [InlineData("--epochs", "0")]
    [InlineData("--time-limit-per-run", "1ms")]
    public void Options_that_make_no_sense_are_wrong_usage(string option, string value) =>
        ToolRun.Of("study", "digits", "--out", _study["study"], option, value).AssertRefused(2, $"'{value}' is not a");

    [Fact]
    public void Something_that_is_no_variant_and_a_missing_folder_are_wrong_usage()
    {
        ToolRun.Of("study", "dijits", "--out", _study["study"]).AssertRefused(2, "'dijits' is no variant; expected a preset (digits, ", "or a folder");
        ToolRun.Of("study", "digits").AssertRefused(2, "--out");
        ToolRun.Of("study", "--out", _study["study"]).AssertRefused(2, "preset|file.json|folder");
    }

    [Fact]
    public void Two_variants_of_one_name_and_a_folder_without_any_are_refused()
    {
        Directory.CreateDirectory(_study["empty"]);
        ToolRun.Of("study", _study["empty"], "--out", _study["study"]).AssertRefused(1, "empty: holds no settings file");
        ToolRun.Of("study", _study["variants"], _study.Variant("raw", "raw"), "--out", _study["study"]).AssertRefused(1, "two variants are called raw", "raw.json");
        Assert.False(Directory.Exists(_study["study"]));
    }

    [Fact]
    public void A_variant_that_does_not_fit_the_data_is_refused_before_anything_is_trained()
    {
        File.WriteAllText(_study.Variant("wide", "warp"), File.ReadAllText(_study.Variant("wide", "warp")).Replace("\"nodes\": 12", "\"nodes\": 13", StringComparison.Ordinal));
        _study.Start().AssertRefused(1, "wide: the data xor, 20 % held out by seed 1 do not fit the settings: Layers[1]");
        Assert.Empty(Directory.GetFiles(_study.RecordFile("runs")));
    }

    [Fact]
    public void A_damaged_record_is_refused_and_named()
    {
        _study.Run();
        File.WriteAllText(_study.RunFile("raw", 2), File.ReadAllText(_study.RunFile("raw", 2))[..100]);
        _study.Start().AssertRefused(1, "raw.2.json: is no record of a run, expected one; delete it to have the run trained again");
    }

    [Fact]
    public void A_folder_in_which_a_study_is_being_run_is_refused_and_free_again_afterwards()
    {
        _study.Run();
        string lockFile = Path.Combine(_study["study"], "study.lock");
        Assert.False(File.Exists(lockFile));
        using (new FileStream(lockFile, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            _study.Start().AssertRefused(1, "a study is being run in this folder already");
        }

        _study.Run();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        ToolRun.Of("study", "digits", "--out", _study["xor.csv"]).AssertRefused(1, "xor.csv", "cannot be made");
        _study.Start("--models", _study["xor.csv"]).AssertRefused(1, "xor.csv", "cannot be made");
    }
}
