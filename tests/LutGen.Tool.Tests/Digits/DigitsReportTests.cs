using Digits;

namespace LutGen.Tool.Tests.Digits;

public sealed class DigitsReportTests
{
    private static readonly string DigitsFile = Path.Combine(AppContext.BaseDirectory, "digits.lutnet");

    [Fact]
    public void The_report_states_accuracy_speed_allocation_and_cost_without_colour_when_piped()
    {
        LabelledImages images = TestImages.Create(40);
        var output = new StringWriter();

        int[] predictions = new DigitsReport(output, color: false).Write<EvaluatedModel>(images);

        int correct = predictions.Zip(images.Labels).Count(p => p.First == p.Second);
        string text = output.ToString();
        Assert.Contains($"({correct} of 40 ", text, StringComparison.Ordinal);
        Assert.All(["Accuracy", "Latency", "Throughput", "Allocation", "Hardware     30 gates", "Trained by   by hand"], word => Assert.Contains($"\n{word}", text, StringComparison.Ordinal));
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void Wrong_predictions_stand_out_in_words_and_on_a_terminal_in_colour()
    {
        LabelledImages images = TestImages.Create(2) with { Labels = [1, 2] };
        var plain = new StringWriter();
        var colored = new StringWriter();

        new DigitGallery(plain, color: false).Show(images, [0, 1], [1, 0]);
        new DigitGallery(colored, color: true).Show(images, [0, 1], [1, 0]);

        Assert.Contains("0, is 2", plain.ToString(), StringComparison.Ordinal);
        Assert.Contains("\e[32m", colored.ToString(), StringComparison.Ordinal);
        Assert.Contains("\e[1;31m0, is 2", colored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiled_models_class_every_generated_test_digit_as_the_tool_does()
    {
        LabelledImages images = TestSets.Generated();
        var predictions = new int[images.Count];
        DigitsModel.PredictBatch(images.Pixels, predictions);
        int correct = predictions.Zip(images.Labels).Count(p => p.First == p.Second);
        using var folder = new TemporaryFolder();
        string rows = folder.Write("rows.csv", string.Join('\n', images.Pixels.Chunk(images.Area).Select(row => string.Join(',', row))));

        Assert.Equal(10_000, images.Count);
        Assert.Equal(predictions.Select(p => $"{p}"), ToolRun.Of("run", DigitsFile, "--input", rows).Lines);
        Assert.Contains($"({correct:N0} of 10,000)", ToolRun.Of("eval", DigitsFile).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_becomes_braille_with_one_dot_a_pixel()
    {
        byte[] pixels = new byte[25];
        pixels[0] = 255;
        pixels[6] = 255;
        pixels[24] = 255;

        Assert.Equal(["⠑⠀⠀", "⠀⠀⠁"], BrailleImage.Draw(pixels, 5));
    }
}
