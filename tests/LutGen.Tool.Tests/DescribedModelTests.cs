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
[LutLayer(24, Bits = 2)]
[LutOutput(2)]
public class WideModel;

/// <summary>Tables of several sizes.</summary>
[LutModel("tables.lutnet")]
[LutInput(4, Encoding = LutEncoding.Bits)]
[LutLayer(24, FanIn = 4)]
[LutLayer(18, FanIn = 1)]
[LutLayer(12, FanIn = 6)]
[LutOutput(2, Tau = 2)]
public class TablesModel;

/// <summary>Convolutions over the generated digits.</summary>
[LutModel("convolutions.lutnet")]
[LutInput(400, Encoding = LutEncoding.Threshold, Thresholds = [100])]
[LutConv(6, Field = 5, Stride = 2, Padding = 1, FanIn = 3, Depth = 2, Pool = 2)]
[LutConv(8, Depth = 2)]
[LutLayer(100)]
[LutOutput(10, Tau = 3)]
public class ConvolutionModel;

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

    [Fact]
    public void Tables_of_one_to_six_inputs_are_trained_as_described()
    {
        using var folder = new TemporaryFolder();
        LutNetwork network = Trained(folder, "TablesModel", folder.Write("xor.csv", XorTable()));
        var description = new ModelDescription(
            new DescribedInput(4, LutEncoding.Bits, [], 0),
            [new DescribedLuts(24, 4, 1, 0), new DescribedLuts(18, 1, 1, 0), new DescribedLuts(12, 6, 1, 0)],
            new DescribedOutput(2, LutHead.GroupSum, 2));
        Assert.Null(DescriptionCheck.FirstDifference(description, network));
    }

    [Fact]
    public void Convolutions_with_pools_are_trained_as_described()
    {
        using var folder = new TemporaryFolder();
        LutNetwork network = Trained(folder, "ConvolutionModel", "digits");
        var description = new ModelDescription(
            new DescribedInput(400, LutEncoding.Threshold, [100], 0),
            [new DescribedConvolution(6, 5, 2, 1, 3, 2, 2), new DescribedConvolution(8, 3, 1, 0, 2, 2, 1), new DescribedLuts(100, 2, 1, 0)],
            new DescribedOutput(10, LutHead.GroupSum, 3));
        Assert.Null(DescriptionCheck.FirstDifference(description, network));
    }

    [Theory]
    [MemberData(nameof(WrongConvolutions))]
    public void A_convolution_that_no_training_can_follow_is_refused_with_its_attribute(DescribedConvolution convolution, string message)
    {
        InputException refused = Assert.Throws<InputException>(
            () => DescribedPreset.Create("A", "a.dll::A", "a.lutnet", new ModelDescription(GoodInput, [convolution, GoodLayer], GoodOutput)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<DescribedConvolution, string> WrongConvolutions => new()
    {
        { GoodConvolution with { Channels = 0 }, "LutConv: the number of channels is 0, expected at least 1" },
        { GoodConvolution with { Field = 0 }, "LutConv: Field is 0, expected 1 to" },
        { GoodConvolution with { Stride = 0 }, "LutConv: Stride is 0, expected 1 to" },
        { GoodConvolution with { Padding = 3 }, "LutConv: Padding is 3, expected 0 to 2" },
        { GoodConvolution with { Depth = 9 }, "LutConv: Depth is 9, expected 1 to 8" },
        { GoodConvolution with { Pool = 0 }, "LutConv: Pool is 0, expected 1 to" },
        { GoodConvolution with { FanIn = 7 }, "LutConv(4, FanIn = 7), LutLayer(12, FanIn = 2, Bits = 1), but this version trains" },
        { GoodConvolution with { Channels = int.MaxValue, FanIn = 6, Depth = 8 }, "neurons of all layers is 7" },
    };

    [Fact]
    public void A_convolution_behind_a_dense_layer_and_one_alone_are_refused()
    {
        Assert.All(
            new DescribedLayer[][] { [GoodLayer, GoodConvolution], [GoodConvolution], [GoodLayer, GoodConvolution, GoodLayer], [] },
            layers => Assert.Contains(
                "but this version trains LutConv layers, if any, and behind them at least one LutLayer",
                Assert.Throws<InputException>(() => DescribedPreset.Create("A", "a.dll::A", "a.lutnet", new ModelDescription(GoodInput, layers, GoodOutput))).Message,
                StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such.dll::A", 1, "no-such.dll: no such file")]
    [InlineData("A", 2, "expected ASSEMBLY.dll::Namespace.Type")]
    [InlineData("*::Nothing", 1, "no class 'Nothing', expected one of ")]
    [InlineData("*::LutGen.Tool.Tests.WideModel", 1, "LutLayer(24, FanIn = 2, Bits = 2), but this version trains")]
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
        { GoodInput, GoodLayer with { Neurons = 1000, FanIn = 7 }, GoodOutput, "layers LutLayer(1000, FanIn = 7, Bits = 1), but" },
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
        TrainingSettings settings = Create("A", "a.lutnet").SettingsFor(new Dataset("table", new byte[4 * samples], new int[samples], 4, 2));

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

    private static LutNetwork Trained(TemporaryFolder folder, string model, string data)
    {
        string output = folder["trained.lutnet"];
        ToolRun run = ToolRun.Of("train", "--model", $"{Assembly}::LutGen.Tool.Tests.{model}", "--data", data, "--out", output, "--epochs", "1");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return LutnetReader.ReadFile(output);
    }

    private static DescribedConvolution GoodConvolution => new(4, 3, 1, 0, 2, 1, 1);

    private static DescribedInput GoodInput => new(4, LutEncoding.Thermometer, [], 0);

    private static DescribedLuts GoodLayer => new(12, 2, 1, 0);

    private static DescribedOutput GoodOutput => new(2, LutHead.GroupSum, 2);

    private static DescribedPreset Create(string className, string file) =>
        DescribedPreset.Create(className, "a.dll::A", file, new ModelDescription(GoodInput, [GoodLayer], GoodOutput));

    private static string XorTable() =>
        "a,b,c,d,class\n" + string.Concat(Enumerable.Range(0, 160).Select(i => $"{i & 1},{(i >> 1) & 1},{(i >> 2) & 1},{(i >> 3) & 1},{(i ^ (i >> 1)) & 1}\n"));
}
