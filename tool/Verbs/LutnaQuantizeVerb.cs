using System.CommandLine;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Tool.Data;
using LutGen.Tool.Training;
using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Weights;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna quantize</c>: a convolutional network that was trained elsewhere, with whole numbers.</summary>
internal static class LutnaQuantizeVerb
{
    private const string Examples = """
        # The layers as a settings file of lutgen train, the weights as NumPy or safetensors wrote them; docs/lutna.md has the names.
        lutgen lutna quantize net.json --weights net.npz --data path/to/cifar10 --out net.lutnet
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE.json") { Description = "Settings of a convolutional network (\"kind\": \"cnn\"): its layers, and \"quantization\" for widths." };
        Option<string> weights = new("--weights", "-w") { Required = true, Description = "The weights, an .npz archive or a safetensors file.", HelpName = "FILE" };
        Option<string> data = new("--data", "-d") { Required = true, Description = "Images like those that it was trained on: some of them give the ranges of codes.", HelpName = "DIR" };
        Option<string> output = new("--out", "-o") { Required = true, Description = "The network to write; written whole or not at all.", HelpName = "FILE.lutnet" };
        Option<int?> threads = new("--threads") { Description = "Threads; they do not change the result. Default: one per processor.", HelpName = "N", CustomParser = Count.ParseThreads };
        VerbCommand verb = new("quantize", "Write a convolutional network that was trained elsewhere with whole numbers.", Examples) { file, weights, data, output, threads };
        verb.SetAction(parsed =>
        {
            (string source, string target) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
            OutputFile.RequireWritable(target);
            SettingsPreset preset = SettingsPreset.Read(source);
            CnnSettings settings = preset.Settings as CnnSettings ?? throw new InputException($"{source}: the settings are of a training by {preset.Settings.Method}; expected \"kind\": \"cnn\"");
            FoundDataset found = DatasetCatalog.Find(parsed.GetRequiredValue(data), preset.DatasetName);
            Dataset train = found.LoadTrain();
            (LutNetwork network, double single, double whole) = Quantize(settings, WeightFile.Read(parsed.GetRequiredValue(weights)), train, parsed.GetValue(threads) ?? Environment.ProcessorCount);
            Dataset test = found.LoadMeasured(train.ClassCount);
            double measured = (double)ModelAccuracy.CountCorrect(LutModelFile.FromNetwork(network), test) / test.Count;
            NetworkMetadata metadata = new(
            [
                new("dataset", train.Name),
                new("method", "cnn, weights from elsewhere"),
                new("settings", settings.ToString()),
                new("test-accuracy", FormattableString.Invariant($"{100 * measured:0.00} %")),
                new("test-samples", FormattableString.Invariant($"{test.Count}")),
            ]);
            LutnetWriter.WriteFile(network.With(NetworkName.FirstOf(Path.GetFileNameWithoutExtension(target)), metadata), target);
            parsed.InvocationConfiguration.Output.WriteLine(
                FormattableString.Invariant($"wrote {target}: {(settings.ValidationSamples > 0 ? "validation" : "training")} accuracy {100 * single:0.00} % in single precision, {100 * whole:0.00} % in whole numbers; test {100 * measured:0.00} % of {test.Count:N0}"));
        });
        return verb;
    }

    private static (LutNetwork Network, double Single, double Whole) Quantize(CnnSettings settings, WeightFile weights, Dataset train, int threads)
    {
        try
        {
            return CnnExchange.Quantize(settings, weights, train, threads);
        }
        catch (ArgumentException exception)
        {
            throw MeasuredTraining.Misfit(train, exception);
        }
    }
}
