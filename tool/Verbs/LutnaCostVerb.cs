using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Formats;
using LutGen.Tool.Lutna;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;
using LutGen.Topologies;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna cost</c>: a topology's multiply-accumulate units in each design.</summary>
internal static class LutnaCostVerb
{
    private const int MostAccumulatorBits = 48;

    private const string Examples = """
        # Layers, area and energy, and how many times less than traditional lookup and digital multipliers, beside the published figures.
        lutgen lutna cost vgg11 --sparsity 0.98
        # Mixed precision: the largest layers, up to three quarters of the weights, without their low nibble.
        lutgen lutna cost resnet18 --sparsity 0.98 --approximate 0.75 --drop 2 --svg resnet18.svg
        # A trained network, and a topology whose layers are as precise as the trained network's at the same depth.
        lutgen lutna cost models/cifar10-vgg-lutna-mixed.lutnet
        lutgen lutna cost resnet34 --sparsity 0.98 --precision models/cifar10-vgg-lutna-mixed.lutnet
        # Certain layers, and cells of another technology.
        lutgen lutna cost vgg11 --approximate conv7,conv8 --technology mine.json --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Argument<string> name = new("TOPOLOGY|FILE") { Description = $"The network: {Names}; or a .lutnet file of multiply-accumulate layers, with the weights and the precision that it has." };
        OperandOptions operands = new();
        Option<double?> sparsity = new("--sparsity")
        {
            Description = "Share of the weights of every layer that are zero, 0 up to but not including 1: they need no unit. Default: 0.",
            HelpName = "SHARE",
            CustomParser = ParseSparsity,
        };
        Option<string?> approximate = new("--approximate")
        {
            Description = "Layers whose multipliers are approximate (A-LUT-NA): names with commas between, all, or a share of the weights that the largest layers which fit fill up.",
            HelpName = "LAYERS|SHARE",
        };
        Option<string?> precision = new("--precision")
        {
            Description = "A .lutnet file of mixed precision, as lutgen lutna mixed writes it: a layer takes the precision of the file's layer at the same share of the depth.",
            HelpName = "FILE.lutnet",
        };
        Option<string?> drop = new("--drop")
        {
            Description = $"What approximate layers do not look up: a number of low chunks, or {Approximations.Nibbles}, the low half of every nibble. Default: half of the chunks.",
            HelpName = "CHUNKS",
        };
        Option<int?> accumulatorBits = new("--accumulator-bits")
        {
            Description = $"Bits of every accumulator, at most {MostAccumulatorBits}. Default: what a layer's products can add up to.",
            HelpName = "N",
            CustomParser = Count.Between(1, MostAccumulatorBits),
        };
        Option<string?> svg = new("--svg") { Description = "Draw area and energy as bars into a file.", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Print everything as JSON." };
        VerbCommand verb = new("cost", "Add up area and energy of a network's multiply-accumulate units, beside published ratios.", Examples) { name, sparsity, approximate, drop, precision, accumulatorBits, svg, json };
        operands.AddTo(verb);
        verb.SetAction(parsed =>
        {
            MacNetwork? file = NetworkPrecision.IsFile(parsed.GetRequiredValue(name)) ? NetworkPrecision.Read(parsed.GetRequiredValue(name)) : null;
            Topology topology = file?.Topology ?? TopologyCatalog.Find(parsed.GetRequiredValue(name))
                ?? throw new UsageException($"'{parsed.GetRequiredValue(name)}' is no topology that is known; expected {Names}, or a .lutnet file.");
            MultiplierFormat format = operands.FormatOf(parsed);
            string? layers = parsed.GetValue(approximate), picture = parsed.GetValue(svg), like = parsed.GetValue(precision);
            if ((layers is null ? 0 : 1) + (like is null ? 0 : 1) + (file is null ? 0 : 1) > 1)
            {
                throw new UsageException("A file has its own precision, and --approximate and --precision each say another; expected one of them.");
            }

            if (file is not null && parsed.GetValue(sparsity) is not null)
            {
                throw new UsageException("A file has its own weights; --sparsity is for topologies.");
            }

            if (layers is null && parsed.GetValue(drop) is not null)
            {
                throw new UsageException("--drop says what approximate layers do; expected --approximate with it.");
            }

            RequireWideEnough(parsed.GetValue(accumulatorBits), format);
            AcceleratorOptions options = new(format, operands.TechnologyOf(parsed))
            {
                Sparsity = parsed.GetValue(sparsity) ?? 0,
                Units = file?.Units ?? new Dictionary<string, long>(),
                Precisions = file is not null ? NetworkPrecision.Changed(file, format)
                    : like is not null ? NetworkPrecision.ByDepth(topology, NetworkPrecision.Read(like))
                    : layers is not null ? Approximations.PrecisionsOf(Approximations.ParseLayers(layers, topology), parsed.GetValue(drop), format)
                    : new Dictionary<string, MacPrecision>(),
                AccumulatorBits = parsed.GetValue(accumulatorBits),
            };
            if (picture is not null)
            {
                OutputFile.RequireWritable(picture);
            }

            NetworkCostReport report = NetworkCostReport.Of(topology, options);
            if (picture is not null)
            {
                WholeFile.Write(picture, NetworkCostChart.Draw(report));
            }

            JsonText.Print(parsed.InvocationConfiguration.Output, report, parsed.GetValue(json));
        });
        return verb;
    }

    private static double? ParseSparsity(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value is >= 0 and < 1)
        {
            return value;
        }

        result.AddError($"'{text}' is no sparsity; expected a share from 0 up to but not including 1.");
        return null;
    }

    private static void RequireWideEnough(int? accumulatorBits, MultiplierFormat format)
    {
        int product = ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples).Product.Count;
        if (accumulatorBits < product)
        {
            throw new UsageException($"--accumulator-bits {accumulatorBits} is less than the {product} bits of a product.");
        }
    }

    private static string Names => string.Join(", ", TopologyCatalog.All.Select(topology => topology.Name));
}
