using System.Globalization;
using System.Text.Json.Serialization;
using LutGen.Cost;
using LutGen.Cost.Asic;
using LutGen.Cost.Fpga;
using LutGen.Networks;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen cost</c> counted; the names are the keys of its JSON.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="File">The model file.</param>
/// <param name="Device">The device.</param>
/// <param name="LutInputs">Inputs of a lookup table.</param>
/// <param name="InputBits">Width of features as it was asked for; null where the thresholds told.</param>
/// <param name="Goal">What the mapping was for: depth or area.</param>
/// <param name="Luts">Lookup tables of all parts.</param>
/// <param name="Depth">Levels of lookup tables, the parts one behind the other.</param>
/// <param name="TableBits">Bits of these lookup tables.</param>
/// <param name="Parts">Each part.</param>
/// <param name="Joint">Encoder and network mapped as one circuit.</param>
/// <param name="ByPieces">Whether the layers were mapped piece by piece because the network as a whole is too large; see <see cref="MappedCost.IsByPieces"/>.</param>
/// <param name="Bounds">Upper bounds of the network in 6-input lookup tables.</param>
/// <param name="LevelsPerStage">Levels of lookup tables in a stage; 0 for all in one; null where every layer is a stage.</param>
/// <param name="Stages">Stages of the pipeline.</param>
/// <param name="Ffs">Registers behind them.</param>
/// <param name="FmaxMHz">Fastest clock that the logic bears.</param>
/// <param name="LatencyNs">From features to class at that clock.</param>
/// <param name="AreaDelay">Lookup tables times latency.</param>
/// <param name="EnergyPj">Picojoules an inference, without statics.</param>
/// <param name="Asic">The multiply-accumulate units on an ASIC; null where there are none.</param>
internal sealed record CostReport(
    string Model,
    string File,
    string Device,
    int LutInputs,
    int? InputBits,
    string Goal,
    int Luts,
    int Depth,
    long TableBits,
    PartReports Parts,
    PartCost Joint,
    bool ByPieces,
    BoundsReport Bounds,
    int? LevelsPerStage,
    int Stages,
    long Ffs,
    [property: JsonPropertyName("fmax_mhz")] double FmaxMHz,
    [property: JsonPropertyName("latency_ns")] double LatencyNs,
    [property: JsonPropertyName("area_delay")] double AreaDelay,
    [property: JsonPropertyName("energy_pj")] double EnergyPj,
    AsicReport? Asic) : IReport
{
    /// <summary>Maps a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">Its file.</param>
    /// <param name="options">The device and the pipeline.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces.</param>
    /// <exception cref="InputException">The network is too large to be mapped, by pieces too.</exception>
    public static CostReport Of(LutNetwork network, string file, HardwareOptions options, IProgress<double>? progress = null)
    {
        long published = NetworkBounds.Of(network).Lut6Bound;
        MappedCost cost = MappedCost.Map(network, options.Mapping, options.Pipeline, joins: true, progress, CancellationToken.None)
            ?? throw new InputException(Format($"{file}: the network is too large to be mapped, by pieces too: expected at most {MappedCost.MostSignals:N0} signals, and {MappedCost.MostCells:N0} three-input operations for encoder, head and every neuron; its upper bound is {published:N0} 6-input lookup tables{Hint(network, file)}"));
        var hardware = MappedHardware.Of(cost, options);
        return new CostReport(
            network.Name,
            file,
            options.Target.Name,
            options.Target.LutInputs,
            options.InputBits,
            options.Goal.ToString().ToLowerInvariant(),
            cost.Total.Luts,
            cost.Total.Depth,
            cost.Total.TableBits,
            new PartReports(cost.Parts.Encoder, cost.Parts.Network, cost.Parts.Popcount, cost.Parts.Argmax),
            cost.Joint,
            cost.IsByPieces,
            new BoundsReport(published, cost.Live.Lut6Bound),
            options.HasLayerStages ? null : options.LevelsPerStage,
            hardware.Stages,
            hardware.Ffs,
            Math.Round(hardware.FmaxMHz, 1),
            Math.Round(hardware.LatencyNs, 2),
            Math.Round(hardware.AreaDelay, 1),
            Math.Round(hardware.EnergyPj, 1),
            AsicReport.Of(network));
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(Format($"{Model}  ({File}), {LutInputs}-input lookup tables, mapped for {Goal}"));
        PartCost total = Parts.Encoder + Parts.Network + Parts.Popcount + Parts.Argmax;
        bool hasCarry = total.CarryBits > 0;
        TextTable.Write(output, [
            ["part", "LUTs", "F7", "F8", .. Shown(hasCarry, "carry"), "levels", "table bits", ""],
            Row("encoder", Parts.Encoder, hasCarry, ""),
            Row("network", Parts.Network, hasCarry, Format($"at most {Bounds.Live:N0} live, {Bounds.Published:N0} published bound, of 6 inputs")),
            Row("popcount", Parts.Popcount, hasCarry, ""),
            Row("argmax", Parts.Argmax, hasCarry, ""),
            Row("total", total, hasCarry, ""),
        ]);
        if (Joint.Luts < Parts.Encoder.Luts + Parts.Network.Luts)
        {
            output.WriteLine(Format($"encoder and network mapped together: {Joint.Luts:N0} LUTs, {Joint.Depth} levels"));
        }

        if (ByPieces)
        {
            output.WriteLine("too large as a whole: layers mapped piece by piece, kernels once for all positions; an upper count");
        }

        string stages = LevelsPerStage switch
        {
            null => Format($"{Stages} stage{(Stages == 1 ? "" : "s")} of encoder, layers, sums and class"),
            0 => "one stage",
            _ => Format($"{Stages} stage{(Stages == 1 ? "" : "s")} of up to {LevelsPerStage} levels"),
        };
        output.WriteLine(Format($"{Device}: {stages}, {Ffs:N0} registers, {FmaxMHz:N0} MHz, {LatencyNs:N1} ns from features to class, {EnergyPj:N0} pJ"));
        output.WriteLine($"clock, latency and energy by a model, before placing and routing; {(hasCarry ? "adders within the network" : "adders and comparisons")} without carry chains");
        if (Asic is not null)
        {
            output.WriteLine(Format($"ASIC, {Asic.Technology}: {Asic.Units:N0} multiply-accumulate units of LUT-NA, {Asic.Area:N0} {Asic.AreaUnit}, {Asic.EnergyPj:N0} pJ; more by lutgen lutna cost"));
        }
    }

    private static string[] Row(string name, PartCost part, bool hasCarry, string note) =>
        [name, Format($"{part.Luts:N0}"), Format($"{part.F7Multiplexers:N0}"), Format($"{part.F8Multiplexers:N0}"), .. Shown(hasCarry, Format($"{part.CarryBits:N0}")), $"{part.Depth}", Format($"{part.TableBits:N0}"), note];

    private static string[] Shown(bool isShown, string column) => isShown ? [column] : [];

    private static string Hint(LutNetwork network, string file) => AsicCost.Of(network) is null ? "" : $"; lutgen lutna cost {file} adds up its multiply-accumulate units";

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parts of a <see cref="CostReport"/>, without their sum, which stands beside them in its JSON.</summary>
internal sealed record PartReports(PartCost Encoder, PartCost Network, PartCost Popcount, PartCost Argmax);

/// <summary>The multiply-accumulate units of a network on an ASIC, by the cost model of LUT-NA; see <see cref="AsicCost"/>.</summary>
/// <param name="Technology">Name of the cells.</param>
/// <param name="AreaUnit">What the area is measured in.</param>
/// <param name="Units">Multipliers with their accumulators.</param>
/// <param name="Operations">Multiplications of an inference.</param>
/// <param name="Area">Area of all units.</param>
/// <param name="EnergyPj">Picojoules an inference.</param>
internal sealed record AsicReport(
    string Technology,
    [property: JsonPropertyName("area_unit")] string AreaUnit,
    long Units,
    long Operations,
    double Area,
    [property: JsonPropertyName("energy_pj")] double EnergyPj)
{
    /// <summary>Adds them up; null where there are none.</summary>
    public static AsicReport? Of(LutNetwork network) => AsicCost.Of(network) is { } cost
        ? new AsicReport(cost.Technology, cost.AreaUnit, cost.Units, cost.Operations, Math.Round(cost.Area, 1), Math.Round(cost.EnergyPj, 1))
        : null;
}

/// <summary>Upper bounds in 6-input lookup tables by LogicNets' formula; see <see cref="NetworkBounds.Lut6Bound"/>.</summary>
/// <param name="Published">Of all neurons, as papers count.</param>
/// <param name="Live">Of what is left after simplification.</param>
internal sealed record BoundsReport(long Published, long Live);
