using Digits;
using LutGen.Tool.Data;
using LutGen.Training.Data;

namespace LutGen.Tool.Tests.Digits;

public sealed class DigitsReportTests
{
    [Fact]
    public void The_report_states_accuracy_speed_allocation_and_cost_without_colour_when_piped()
    {
        LabelledImages images = TestImages.Create(40);
        var output = new StringWriter();

        int[] predictions = new DigitsReport(output, color: false).Write<EvaluatedModel>(images);

        int correct = predictions.Zip(images.Labels).Count(p => p.First == p.Second);
        string text = output.ToString();
        Assert.Contains($"({correct} of 40 ", text, StringComparison.Ordinal);
        Assert.All(["Accuracy", "Latency", "Throughput", "Allocation", "Hardware     30 gates"], word => Assert.Contains($"\n{word}", text, StringComparison.Ordinal));
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
    public void The_sample_measures_the_same_generated_digits_as_the_tool()
    {
        Dataset digits = ProceduralDigits.Generate(EvaluationData.DigitCount, EvaluationData.DigitSeed);

        LabelledImages images = TestSets.Generated();

        Assert.Equal((digits.Count, digits.ImageWidth), (images.Count, images.Side));
        Assert.Equal(digits.Features(77), images[77].ToArray().Select(p => (float)p));
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
