using LutGen.Descriptions;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Tool.Tests;

/// <summary>Exclusive or of two columns among four.</summary>
[LutModel("described.lutnet")]
[LutInput(4, Encoding = LutEncoding.Thermometer, Thresholds = [0.25f, 0.75f])]
[LutLayer(24)]
[LutLayer(12)]
[LutOutput(2, Tau = 2)]
public class DescribedModel;

/// <summary>A description that no logic-network trainer can follow.</summary>
[LutModel("wide.lutnet")]
[LutInput(4)]
[LutLayer(24, FanIn = 3)]
[LutOutput(2)]
public class WideModel;

public sealed class DescribedModelTests
{
    private static readonly string Assembly = typeof(DescribedModel).Assembly.Location;

    [Fact]
    public void A_described_class_is_trained_into_exactly_the_described_network()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("xor.csv", XorTable());
        string output = folder["described.lutnet"];

        ToolRun run = ToolRun.Of("train", "--model", $"{Assembly}::LutGen.Tool.Tests.DescribedModel", "--data", data, "--out", output, "--epochs", "2");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        LutNetwork network = LutnetReader.ReadFile(output);
        Assert.Equal("DescribedModel", network.Name);
        var description = new ModelDescription(
            new DescribedInput(4, LutEncoding.Thermometer, [0.25f, 0.75f], 2),
            [new DescribedLuts(24, 2, 1, 0), new DescribedLuts(12, 2, 1, 0)],
            new DescribedOutput(2, LutHead.GroupSum, 2));
        Assert.Null(DescriptionCheck.FirstDifference(description, network));
    }

    [Theory]
    [InlineData("no-such.dll::A", 1, "no-such.dll: no such file")]
    [InlineData("A", 2, "expected ASSEMBLY.dll::Namespace.Type")]
    [InlineData("*::Nothing", 1, "no class 'Nothing', expected one of ")]
    [InlineData("*::LutGen.Tool.Tests.WideModel", 1, "two-input gates")]
    public void A_reference_that_names_no_trainable_class_is_one_clear_line(string reference, int exitCode, string message)
    {
        ToolRun run = ToolRun.Of("train", "--model", reference.Replace("*", Assembly), "--data", "digits");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Preset_and_class_together_are_refused() =>
        Assert.Equal(2, ToolRun.Of("train", "digits", "--model", "a.dll::B").ExitCode);

    private static string XorTable() =>
        "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{(i ^ (i >> 1)) & 1}\n"));
}
