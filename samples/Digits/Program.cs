using System.CommandLine;
using System.Text;
using LutGen;
using LutGen.Training.Data;

namespace Digits;

/// <summary>Classifies digits with a compiled network of lookup tables.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var data = new Option<string?>("--data") { Description = "Folder with the MNIST files (IDX, plain or .gz): use MNIST's 10,000 test images.", HelpName = "DIR" };
        var plot = new Option<string?>("--plot") { Description = "Write a picture of digits, predictions and the confusion matrix.", HelpName = "FILE.svg" };
        var root = new RootCommand("Classify 10,000 test digits with a network of lookup tables that was compiled into this program.") { data, plot };
        root.SetAction(parsed => parsed.GetValue(data) is { } folder
            ? Run<MnistModel>(() => TestSets.Mnist(folder), parsed.GetValue(plot))
            : Run<DigitsModel>(TestSets.Generated, parsed.GetValue(plot)));
        return root.Parse(arguments).Invoke();
    }

    private static int Run<TModel>(Func<LabelledImages> load, string? plot)
        where TModel : ILutModel<TModel>
    {
        try
        {
            LabelledImages images = load();
            if (images.Area != TModel.Info.FeatureCount)
            {
                throw new InvalidDataException($"the images have {images.Side} x {images.Side} pixels, but {typeof(TModel).Name} reads {TModel.Info.FeatureCount}");
            }

            bool color = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
            int[] predictions = new DigitsReport(Console.Out, color).Write<TModel>(images);
            if (plot is not null)
            {
                File.WriteAllText(plot, PlotSvg.Draw(typeof(TModel).Name, images, predictions, TModel.Info.ScoreCount));
                Console.WriteLine($"Picture      {plot}");
            }

            return 0;
        }
        catch (Exception bad) when (bad is DataFileException or LutModelMissingException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {bad.Message}");
            return 1;
        }
    }
}
