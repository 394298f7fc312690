using System.Globalization;
using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen cost</c> counted; the names are the keys of its JSON.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="File">The model file.</param>
/// <param name="LutInputs">Inputs of a lookup table.</param>
/// <param name="InputBits">Width of features as it was asked for; null where the thresholds told.</param>
/// <param name="Goal">What the mapping was for: depth or area.</param>
/// <param name="Luts">Lookup tables of all parts.</param>
/// <param name="Depth">Levels of lookup tables, the parts one behind the other.</param>
/// <param name="TableBits">Bits of these lookup tables.</param>
/// <param name="Parts">Each part.</param>
/// <param name="Joint">Encoder and network mapped as one circuit.</param>
/// <param name="Bounds">Upper bounds of the network in 6-input lookup tables.</param>
internal sealed record CostReport(
    string Model, string File, int LutInputs, int? InputBits, string Goal, int Luts, int Depth, long TableBits, PartReports Parts, PartCost Joint, BoundsReport Bounds) : IReport
{
    /// <summary>Maps a network.</summary>
    /// <exception cref="InputException">The network is too large to be mapped.</exception>
    public static CostReport Of(LutNetwork network, string file, CostOptions options)
    {
        long published = NetworkBounds.Of(network).Lut6Bound;
        MappedCost cost = MappedCost.Of(network, options)
            ?? throw new InputException(Format($"{file}: the network is too large to be mapped, expected at most {MappedCost.MostSignals:N0} signals, and {MappedCost.MostCells:N0} three-input operations in a part; its upper bound is {published:N0} 6-input lookup tables"));
        return new CostReport(
            network.Name,
            file,
            options.LutInputs,
            options.InputBits,
            options.Goal.ToString().ToLowerInvariant(),
            cost.Total.Luts,
            cost.Total.Depth,
            cost.Total.TableBits,
            new PartReports(cost.Parts.Encoder, cost.Parts.Network, cost.Parts.Popcount, cost.Parts.Argmax),
            cost.Joint,
            new BoundsReport(published, cost.Live.Lut6Bound));
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(Format($"{Model}  ({File}), {LutInputs}-input lookup tables, mapped for {Goal}"));
        TextTable.Write(output, [
            ["part", "LUTs", "levels", "table bits", ""],
            Row("encoder", Parts.Encoder, ""),
            Row("network", Parts.Network, Format($"at most {Bounds.Live:N0} live, {Bounds.Published:N0} published bound, of 6 inputs")),
            Row("popcount", Parts.Popcount, ""),
            Row("argmax", Parts.Argmax, ""),
            Row("total", new PartCost(Luts, Depth, TableBits), ""),
        ]);
        if (Joint.Luts < Parts.Encoder.Luts + Parts.Network.Luts)
        {
            output.WriteLine(Format($"encoder and network mapped together: {Joint.Luts:N0} LUTs, {Joint.Depth} levels"));
        }

        output.WriteLine("registers and routing not counted; adders and comparisons without carry chains");
    }

    private static string[] Row(string name, PartCost part, string note) => [name, Format($"{part.Luts:N0}"), $"{part.Depth}", Format($"{part.TableBits:N0}"), note];

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parts of a <see cref="CostReport"/>, without their sum, which stands beside them in its JSON.</summary>
internal sealed record PartReports(PartCost Encoder, PartCost Network, PartCost Popcount, PartCost Argmax);

/// <summary>Upper bounds in 6-input lookup tables by LogicNets' formula; see <see cref="NetworkBounds.Lut6Bound"/>.</summary>
/// <param name="Published">Of all neurons, as papers count.</param>
/// <param name="Live">Of what is left after simplification.</param>
internal sealed record BoundsReport(long Published, long Live);
