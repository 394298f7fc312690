using System.Globalization;
using LutGen;
using LutGen.Cost;

namespace Digits;

/// <summary>Runs a model on test images and says how well, how fast and how small.</summary>
/// <param name="output">Receives the report.</param>
/// <param name="color">Whether the output understands ANSI colours.</param>
internal sealed class DigitsReport(TextWriter output, bool color)
{
    private const int Shown = 10;
    private const int MistakesShown = 5;

    /// <summary>Runs a model and writes the report.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="images">The test images.</param>
    /// <returns>The predicted class of every image.</returns>
    public int[] Write<TModel>(LabelledImages images)
        where TModel : ILutModel<TModel>
    {
        LutModelInfo info = TModel.Info;
        var predictions = new int[images.Count];
        TModel.PredictBatch(images.Pixels, predictions);
        var matrix = new ConfusionMatrix(images.Labels, predictions, info.ScoreCount);

        WriteLine($"{typeof(TModel).Name}: a network of {info.Bounds.LogicalLuts:N0} lookup tables, compiled into this program");
        output.WriteLine();
        var gallery = new DigitGallery(output, color);
        gallery.Show(images, Enumerable.Range(0, Math.Min(Shown, images.Count)), predictions);
        int[] mistakes = [.. Enumerable.Range(0, images.Count).Where(i => predictions[i] != images.Labels[i]).Take(MistakesShown)];
        if (mistakes.Length > 0)
        {
            output.WriteLine("Some that it gets wrong:");
            output.WriteLine();
            gallery.Show(images, mistakes, predictions);
        }

        WriteLine($"Accuracy     {matrix.Accuracy * 100:0.00} %  ({matrix.Correct:N0} of {images.Count:N0} {images.Title})");
        WriteSpeed(Measurement.Of<TModel>(images), images.Count);
        WriteCost(info.Bounds);
        WriteOrigin(info);
        return predictions;
    }

    private void WriteSpeed(Measurement speed, int count)
    {
        WriteLine($"Latency      {Duration(speed.LatencyNanoseconds)} for one image (Predict, one thread)");
        WriteLine($"Throughput   {Rate(speed.OneCore)} images/s on one core, {Rate(speed.AllCores)} on {Measurement.Cores} ({count:N0} a core in a batch)");
        WriteLine($"Allocation   {speed.BytesPerCall:0.##} bytes a call");
        WriteLine($"             pixels in, class out; median of {Measurement.Runs} runs of about {Measurement.RunTime.TotalMilliseconds:0} ms, warmed up");
    }

    private void WriteCost(NetworkBounds cost)
    {
        WriteLine($"Hardware     {cost.Gates:N0} gates, at most {cost.Lut6Bound:N0} six-input LUTs, depth {cost.Depth}, {cost.TableBits:N0} table bits");
    }

    private void WriteOrigin(LutModelInfo info)
    {
        foreach ((string key, string value) in info.Metadata)
        {
            if (key == "command")
            {
                WriteLine($"Trained by   {value}");
            }
        }
    }

    private static string Duration(double nanoseconds) => nanoseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0.00} us");

    private static string Rate(double perSecond) => perSecond < 1e6
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.0} million");

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
