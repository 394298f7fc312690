using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Benchmarks.Macs;

/// <summary>A run of the <c>mac</c> verb.</summary>
internal static class MacRun
{
    private const int Images = 64;
    private const int CheckedImages = 4;
    private const int Seed = 1;

    /// <summary>Runs.</summary>
    /// <exception cref="BenchmarkException">There is no C compiler, something does not compile, or classes differ.</exception>
    public static void Run(MacOptions options)
    {
        Gcc gcc = Gcc.Find(options.GccPath) ?? throw new BenchmarkException($"'{options.GccPath}' cannot be run, expected a C compiler");
        string folder = Path.GetFullPath(options.WorkFolder ?? Directory.CreateTempSubdirectory("lutgen-mac-").FullName);
        var compiler = new CSharpCompiler();
        var cache = new BuildCache(folder, fresh: false, Console.Error.WriteLine);
        var report = new MacReport();
        IEnumerable<(string What, LutNetwork Network)> networks = options.Model is { } file
            ? [(Path.GetFileName(file), LutnetReader.ReadFile(file))]
            : options.Sparsities.Select(sparsity => (FormattableString.Invariant($"narrow VGG, {sparsity:P0} of the weights zero"), NarrowVgg.Create(sparsity, Seed)));
        foreach ((string what, LutNetwork network) in networks)
        {
            Measure(what, network, new InterleavedRounds(options.Rounds), gcc, compiler, cache, report);
        }

        var machine = Machine.Of(compiler.Version, gcc.Version);
        if (options.ResultsFolder is { } results)
        {
            string place = Directory.CreateDirectory(Path.Combine(results, machine.Folder)).FullName;
            File.WriteAllText(Path.Combine(place, "mac.md"), report.Page(machine, options));
        }

        Console.WriteLine(report.Table());
    }

    private static void Measure(string what, LutNetwork network, InterleavedRounds rounds, Gcc gcc, CSharpCompiler compiler, BuildCache cache, MacReport report)
    {
        var images = new byte[Images * network.Encoder.FeatureCount];
        new Random(Seed).NextBytes(images);
        var model = new CompiledModel(compiler.Compile(cache, $"{network.Name}-mac", ConsumerSource.Default, LutnetWriter.ToText(network)));
        LutModelFile loaded = LutModelFile.FromNetwork(network);
        var contestants = new List<Contestant>();
        int[]? first = null;
        Add("LutGen, compiled", classes => model.PredictBatch(images, classes));
        Add("LutGen, loaded at run time", classes => loaded.PredictBatch(images, classes));
        foreach (LoopOrder order in Enum.GetValues<LoopOrder>())
        {
            var library = new IntegerLibrary(gcc.Compile(cache, $"{network.Name}-{order}", IntegerSource.Emit(network, order), Gcc.TableOptions));
            Add($"C, {order switch { LoopOrder.ChannelsFirst => "channels first", LoopOrder.ChannelsLast => "channels last", _ => "outputs last" }}", classes => library.Classify(images, classes));
        }

        RequireDefinition(network, images, first!);
        report.Add(what, rounds.Measure(contestants));

        void Add(string name, Action<int[]> classify)
        {
            var classes = new int[Images];
            classify(classes);
            first ??= classes;
            if (!first.AsSpan().SequenceEqual(classes))
            {
                throw new BenchmarkException($"{what}: {name} gives other classes than {contestants[0].Name}");
            }

            contestants.Add(new Contestant(name, Images, () => classify(classes)));
        }
    }

    private static void RequireDefinition(LutNetwork network, byte[] images, int[] classes)
    {
        int features = network.Encoder.FeatureCount;
        var evaluator = new NetworkEvaluator(network);
        for (int i = 0; i < CheckedImages; i++)
        {
            int defined = network.Head.Predict(evaluator.Evaluate([.. images.Skip(i * features).Take(features).Select(pixel => (float)pixel)]));
            if (defined != classes[i])
            {
                throw new BenchmarkException($"image {i} is of class {classes[i]}, expected {defined}");
            }
        }
    }
}
