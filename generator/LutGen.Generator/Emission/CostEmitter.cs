using System.Globalization;
using LutGen.Cost;
using LutGen.Cost.Asic;
using LutGen.Generator.Models;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>Writes what a model takes on an FPGA, as constants: counted now, so that nobody counts at run time.</summary>
internal static class CostEmitter
{
    /// <summary>Name of the nested class that holds the figures.</summary>
    public const string ClassName = "Hardware";

    /// <summary>Name of their field.</summary>
    public const string FieldName = "Cost";

    private const string Namespace = "global::LutGen.Cost";

    /// <summary>Writes the file.</summary>
    /// <param name="target">The class.</param>
    /// <param name="plan">The model.</param>
    /// <param name="mostCells">Most cells that a build maps; larger networks have bounds only.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static string Emit(ModelTarget target, ModelPlan plan, int mostCells, CancellationToken cancellation)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, target, plan, "what the model takes on an FPGA");
        HardwareCost cost = HardwareCost.Of(plan.Source, new HardwareOptions(MostCells: mostCells, IsQuick: true), cancellation);
        KernelNesting.Write(writer, target, () =>
        {
            using (writer.Begin($"internal static class {ClassName}"))
            {
                writer.Line(cost.Mapped is null
                    ? "// Too large to be mapped while a build waits (LutGenCostBudget): bounds only. `lutgen cost` maps it."
                    : "// Mapped in a hurry; `lutgen cost` finds some per cent fewer. 6-input lookup tables, F7/F8 multiplexers and carry chains, registers behind every four levels.");
                writer.Line($"internal static readonly {Namespace}.HardwareCost {FieldName} = new {Namespace}.HardwareCost(");
                writer.Line($"    \"{cost.Device}\",");
                writer.Line($"    Published: {Bounds(cost.Published)},");
                writer.Line($"    Live: {Bounds(cost.Live)},");
                WriteMapped(writer, cost.Mapped);
                writer.Line($"    Asic: {Units(cost.Asic)});");
            }
        });
        return writer.ToString();
    }

    private static void WriteMapped(SourceWriter writer, MappedHardware? mapped)
    {
        if (mapped is null)
        {
            writer.Line("    Mapped: null,");
            return;
        }

        writer.Line($"    Mapped: new {Namespace}.MappedHardware(");
        writer.Line($"        new {Namespace}.CostParts(");
        writer.Line($"            Encoder: {Part(mapped.Parts.Encoder)},");
        writer.Line($"            Network: {Part(mapped.Parts.Network)},");
        writer.Line($"            Popcount: {Part(mapped.Parts.Popcount)},");
        writer.Line($"            Argmax: {Part(mapped.Parts.Argmax)}),");
        writer.Line($"        Stages: {mapped.Stages}, Ffs: {mapped.Ffs}, FmaxMHz: {Real(mapped.FmaxMHz)}, LatencyNs: {Real(mapped.LatencyNs)}, EnergyPj: {Real(mapped.EnergyPj)}),");
    }

    private static string Bounds(NetworkBounds bounds) =>
        $"new {Namespace}.NetworkBounds(Gates: {bounds.Gates}, LogicalLuts: {bounds.LogicalLuts}, TableBits: {bounds.TableBits}, Depth: {bounds.Depth}, Lut6Bound: {bounds.Lut6Bound})";

    private static string Part(PartCost part) =>
        $"new {Namespace}.PartCost({part.Luts}, {part.Depth}, {part.TableBits}, {part.F7Multiplexers}, {part.F8Multiplexers}, {part.CarryBits})";

    private static string Units(AsicCost? asic) => asic is null
        ? "null"
        : $"new {Namespace}.Asic.AsicCost(\"{asic.Technology}\", \"{asic.AreaUnit}\", Units: {asic.Units}, Operations: {asic.Operations}, Area: {Real(asic.Area)}, EnergyPj: {Real(asic.EnergyPj)})";

    // A model of nanoseconds is no better than three digits; more would also differ from machine to machine.
    private static string Real(double value) => Math.Round(value, 3).ToString("0.0##", CultureInfo.InvariantCulture);
}
