using LutGen.Descriptions;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Training;
using LutGen.Training;
using LutGen.Training.Data;

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

    public static TheoryData<DescribedInput, DescribedLuts, DescribedOutput, string> Mistakes => new()
    {
        { GoodInput with { Features = 0 }, GoodLayer, GoodOutput, "LutInput: the number of features is 0, expected at least 1" },
        { GoodInput with { Encoding = (LutEncoding)9 }, GoodLayer, GoodOutput, "LutInput: Encoding is 9, expected one of Bits" },
        { GoodInput with { Thresholds = [0.5f, 0.25f] }, GoodLayer, GoodOutput, "LutInput: Thresholds is [0.5, 0.25], expected finite numbers" },
        { GoodInput with { Thresholds = [float.NaN] }, GoodLayer, GoodOutput, "LutInput: Thresholds is [NaN], expected finite" },
        { GoodInput with { Encoding = LutEncoding.Threshold, Thresholds = [1, 2] }, GoodLayer, GoodOutput, "LutInput: Thresholds is [1, 2], expected one with encoding Threshold" },
        { GoodInput with { Encoding = LutEncoding.Bits, Thresholds = [1] }, GoodLayer, GoodOutput, "expected none with encoding Bits" },
        { GoodInput with { Bits = -1 }, GoodLayer, GoodOutput, "LutInput: Bits is -1, expected 0 to 1024" },
        { GoodInput with { Bits = int.MaxValue }, GoodLayer, GoodOutput, "LutInput: Bits is 2147483647, expected 0 to 1024" },
        { GoodInput with { Thresholds = [1, 2], Bits = 3 }, GoodLayer, GoodOutput, "LutInput: Bits is 3, expected 2" },
        { GoodInput, GoodLayer with { Neurons = 0 }, GoodOutput, "LutLayer: the number of neurons is 0, expected at least 1" },
        { GoodInput, GoodLayer with { Neurons = 2_000_000_000 }, GoodOutput, "neurons of all layers is 2000000000, expected at most 1000000" },
        { GoodInput, GoodLayer with { Radius = -1 }, GoodOutput, "LutLayer: Radius is -1, expected 0 to 1000" },
        { GoodInput, GoodLayer with { Radius = int.MaxValue }, GoodOutput, "LutLayer: Radius is 2147483647, expected 0 to 1000" },
        { GoodInput, GoodLayer with { Neurons = 1000, FanIn = 6 }, GoodOutput, "layers LutLayer(1000, FanIn = 6, Bits = 1), but" },
        { GoodInput, GoodLayer, GoodOutput with { Head = (LutHead)7 }, "LutOutput: Head is 7, expected one of GroupSum" },
        { GoodInput, GoodLayer, GoodOutput with { Classes = 0 }, "LutOutput: the number of classes is 0, expected at least 2" },
        { GoodInput, GoodLayer, GoodOutput with { Tau = -1 }, "LutOutput: Tau is -1, expected a finite number" },
        { GoodInput, GoodLayer, GoodOutput with { Tau = float.NaN }, "LutOutput: Tau is NaN, expected" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_value_that_no_training_can_follow_is_refused_with_its_attribute(DescribedInput input, DescribedLuts layer, DescribedOutput output, string message)
    {
        InputException refused = Assert.Throws<InputException>(
            () => DescribedPreset.Create("A", "a.dll::A", "a.lutnet", new ModelDescription(input, [layer], output)));
        Assert.StartsWith("a.dll::A: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(120)]
    [InlineData(5000)]
    [InlineData(200_000)]
    public void Few_samples_are_passed_over_more_often_in_smaller_batches(int samples)
    {
        LogicNetworkSettings settings = Create("A", "a.lutnet").SettingsFor(new Dataset("table", new byte[4 * samples], new int[samples], 4, 2));

        int updates = settings.Epochs * (samples - settings.ValidationSamples) / settings.BatchSize;
        Assert.True(updates >= (samples < 10 ? 500 : 2000), $"{updates} updates");
        Assert.InRange(settings.BatchSize, 8, 128);
        Assert.InRange(settings.Epochs, 30, 2000);
    }

    [Fact]
    public void The_recorded_command_says_what_ended_the_training()
    {
        using var folder = new TemporaryFolder();
        string output = folder["described.lutnet"];

        ToolRun.Of("train", "--model", $"{Assembly}::LutGen.Tool.Tests.DescribedModel", "--data", folder.Write("xor.csv", XorTable()), "--out", output, "--epochs", "2", "--time-limit", "1.5m");

        Assert.EndsWith("--epochs 2 --time-limit 90s", LutnetReader.ReadFile(output).Metadata.Entries.Last(e => e.Key == "command").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_a_file_name_is_refused() => Assert.Contains(
        "LutModel: the file is '', expected", Assert.Throws<InputException>(() => Create("A", "")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Größe", "models/zahl.lutnet", "zahl")]
    [InlineData("Größe", "größe.lutnet", "model")]
    [InlineData("Digits", "a.lutnet", "Digits")]
    public void A_class_name_that_no_file_takes_gives_way_to_the_file_name(string className, string file, string name) =>
        Assert.Equal(name, Create(className, file).Name);

    [Fact]
    public void Preset_and_class_together_are_refused() =>
        Assert.Equal(2, ToolRun.Of("train", "digits", "--model", "a.dll::B").ExitCode);

    private static DescribedInput GoodInput => new(4, LutEncoding.Thermometer, [], 0);

    private static DescribedLuts GoodLayer => new(12, 2, 1, 0);

    private static DescribedOutput GoodOutput => new(2, LutHead.GroupSum, 2);

    private static DescribedPreset Create(string className, string file) =>
        DescribedPreset.Create(className, "a.dll::A", file, new ModelDescription(GoodInput, [GoodLayer], GoodOutput));

    private static string XorTable() =>
        "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{(i ^ (i >> 1)) & 1}\n"));
}
