using System.Diagnostics;

namespace LutGen.Tool.Tests;

public sealed class TrainVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Too_few_training_images_are_refused_in_one_line_and_nothing_is_written()
    {
        _folder.WriteMnist(2, [0, 255, 0, 0, 0, 0, 0, 200], [1, 3]);
        CopyTestToTrain();
        ToolRun run = ToolRun.Of("train", "mnist", "--data", _folder.Root, "--out", _folder["out.lutnet"]);
        run.AssertRefused(1, "ValidationSamples is 10000; expected less than 2");
        Assert.False(File.Exists(_folder["out.lutnet"]));
    }

    [Fact]
    public void Test_images_of_another_size_are_refused_before_the_training()
    {
        _folder.WriteMnist(2, [0, 255, 0, 0, 0, 0, 0, 200], [1, 3]);
        CopyTestToTrain();
        _folder.WriteMnist(1, [0, 255], [1, 3]);
        ToolRun.Of("train", "mnist", "--data", _folder.Root, "--out", _folder["out.lutnet"])
            .AssertRefused(1, _folder.Root, "test samples have 1 features", "expected 4");
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--threads", "two")]
    [InlineData("--threads", "1025")]
    [InlineData("--time-limit", "5x")]
    [InlineData("--time-limit", "1ms")]
    [InlineData("--time-limit", "5hms")]
    [InlineData("--time-limit", "s")]
    [InlineData("--seed", "one")]
    [InlineData("--seed", "-1")]
    public void Options_that_make_no_sense_are_wrong_usage(string option, string value) =>
        ToolRun.Of("train", "digits", option, value).AssertRefused(2, $"'{value}' is not a", "; expected ");

    [Fact]
    public void An_output_in_a_folder_that_does_not_exist_is_refused_before_the_training() =>
        ToolRun.Of("train", "digits", "--out", Path.Combine(_folder.Root, "absent", "x.lutnet")).AssertRefused(1, "absent", "folder does not exist");

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("pipe")]
    public void An_output_that_is_no_regular_file_is_refused_before_the_training(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string output = Path.Combine(_folder.Root, name);
        using (Process? made = name == "pipe" ? Process.Start("mkfifo", output) : null)
        {
            made?.WaitForExit();
        }

        ToolRun.Of("train", "digits", "--out", output).AssertRefused(1, output, "is a device or a pipe, expected the name of a file");
    }

    [Fact]
    public void An_output_whose_folder_takes_no_file_is_refused_before_the_training()
    {
        // A name that the folder cannot take stands for all reasons: permissions do not bind a superuser.
        ToolRun.Of("train", "digits", "--out", _folder[new string('x', 250)]).AssertRefused(1, "cannot be written, its folder takes no new file");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    private void CopyTestToTrain()
    {
        foreach (string part in new[] { "images-idx3-ubyte", "labels-idx1-ubyte" })
        {
            File.Copy(_folder[$"t10k-{part}"], _folder[$"train-{part}"]);
        }
    }
}
