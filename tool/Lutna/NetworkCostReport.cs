using System.Globalization;
using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Tool.Reports;
using LutGen.Topologies;

namespace LutGen.Tool.Lutna;

/// <summary>What <c>lutgen lutna cost</c> computed; the names are the keys of its JSON. Energies are in nanojoules an inference.</summary>
/// <param name="Topology">Name of the topology.</param>
/// <param name="Variant">Which network of that name it is.</param>
/// <param name="Operands">Bits of operands and chunks.</param>
/// <param name="Sparsity">Share of zero weights.</param>
/// <param name="ApproximateShare">Share of the units in approximate layers.</param>
/// <param name="Technology">The cells.</param>
/// <param name="AreaUnit">What areas are measured in.</param>
/// <param name="Layers">Each layer, built as LUT-NA.</param>
/// <param name="Designs">The network in each design.</param>
/// <param name="Ratios">How many times less LUT-NA takes, beside what is published.</param>
internal sealed record NetworkCostReport(
    string Topology,
    string Variant,
    OperandReport Operands,
    double Sparsity,
    double ApproximateShare,
    string Technology,
    string AreaUnit,
    IReadOnlyList<LayerReport> Layers,
    IReadOnlyList<DesignReport> Designs,
    IReadOnlyList<RatioReport> Ratios) : IReport
{
    private const double FemtojoulesInNanojoule = 1e6;

    private static readonly (MultiplierDesign Design, string Name)[] s_others =
        [(MultiplierDesign.TraditionalLut, "traditional LUT"), (MultiplierDesign.Array, "array"), (MultiplierDesign.WallaceTree, "Wallace tree")];

    /// <summary>Computes the costs.</summary>
    public static NetworkCostReport Of(Topology topology, AcceleratorOptions options)
    {
        MacUnitCosts costs = new(options.Technology, options.AccumulatorBits);
        Accelerator chosen = new(topology, options, costs);
        bool isMixed = options.Precisions.Count > 0;
        Accelerator exact = isMixed ? new(topology, options with { Precisions = new Dictionary<string, MacPrecision>() }, costs) : chosen;
        MultiplierFormat format = options.Format;
        (string Name, MacCircuitCost Cost, bool IsMixed)[] ours =
        [
            ("LUT-NA, exact", exact.TotalOf(MultiplierDesign.LutNa), false),
            .. isMixed ? [("LUT-NA, mixed", chosen.TotalOf(MultiplierDesign.LutNa), true)] : ((string, MacCircuitCost, bool)[])[],
        ];
        (string Name, MultiplierDesign Design, MacCircuitCost Cost)[] others = [.. s_others.Select(other => (other.Name, other.Design, exact.TotalOf(other.Design)))];
        return new NetworkCostReport(
            topology.Name,
            topology.Variant,
            new OperandReport(format.Activation.Bits, format.Weight.Bits, format.Weight.IsSigned, format.ChunkBits),
            1 - (double)chosen.Layers.Sum(layer => layer.Units) / topology.Weights,
            chosen.ApproximateShare,
            options.Technology.Name,
            options.Technology.AreaUnit,
            [.. chosen.Layers.Select(LayerOf)],
            [.. others.Select(other => DesignOf(other.Name, other.Cost)), .. ours.Select(one => DesignOf(one.Name, one.Cost))],
            [.. ours.SelectMany(one => others.Select(other => RatioReport.Between(one.Name, one.Cost, one.IsMixed, other.Name, other.Cost, other.Design)))]);
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(Format($"{Topology} ({Variant})"));
        output.WriteLine(Format($"{Operands}, {Sparsity:0.##%} of the weights zero; {Technology}"));
        output.WriteLine();
        TextTable.Write(output, [
            ["layer", "kernel", "inputs", "outputs", "map", "weights", "MACs", "units", "operations", "LUT-NA", "precision", $"area, {AreaUnit}", "energy, nJ"],
            .. Layers.Select(layer => new[]
            {
                layer.Name, Format($"{layer.Kernel}x{layer.Kernel}/{layer.Stride}"), Format($"{layer.InputChannels}"), Format($"{layer.OutputChannels}"), Format($"{layer.OutputSize}x{layer.OutputSize}"),
                Format($"{layer.Weights:N0}"), Format($"{layer.Macs:N0}"), Format($"{layer.Units:N0}"), Format($"{layer.Operations:N0}"), layer.IsApproximate ? "approximate" : "exact", layer.Precision,
                Format($"{layer.Area:N0}"), Format($"{layer.Energy:N1}"),
            }),
            [
                "total", "", "", "", "", Format($"{Layers.Sum(layer => layer.Weights):N0}"), Format($"{Layers.Sum(layer => layer.Macs):N0}"), Format($"{Layers.Sum(layer => layer.Units):N0}"),
                Format($"{Layers.Sum(layer => layer.Operations):N0}"), "", "", Format($"{Layers.Sum(layer => layer.Area):N0}"), Format($"{Layers.Sum(layer => layer.Energy):N1}"),
            ],
        ]);
        output.WriteLine();
        TextTable.Write(output, [
            ["multipliers", $"area, {AreaUnit}", "energy, nJ", "with accumulators: area", "energy, nJ"],
            .. Designs.Select(design => new[]
            {
                design.Name, Format($"{design.MultiplierArea:N0}"), Format($"{design.MultiplierEnergy:N1}"), Format($"{design.Area:N0}"), Format($"{design.Energy:N1}"),
            }),
        ]);
        output.WriteLine();
        TextTable.Write(output, [
            ["times less than", "", "area", "published", "energy", "published", "with accumulators: area", "energy"],
            .. Ratios.Select(ratio => new[]
            {
                ratio.Of, ratio.Against, Format($"{ratio.MultiplierArea:F2}"), ratio.PublishedArea, Format($"{ratio.MultiplierEnergy:F2}"), ratio.PublishedEnergy, Format($"{ratio.Area:F2}"), Format($"{ratio.Energy:F2}"),
            }),
        ]);
        if (ApproximateShare > 0)
        {
            output.WriteLine();
            output.WriteLine(Format($"{ApproximateShare:0.#%} of the units approximate"));
        }

        output.WriteLine("Area and energy are LutGen's own estimates, a unit for each weight that is not zero; docs/lutna.md says what is in them.");
    }

    private static LayerReport LayerOf(AcceleratorLayer layer)
    {
        (MacShape shape, CircuitCost cost) = (layer.Shape, layer.Costs[MultiplierDesign.LutNa].Total);
        return new LayerReport(
            shape.Name, shape.Kernel, shape.Stride, shape.Padding, shape.InputChannels, shape.OutputChannels, shape.OutputSize, shape.Weights, shape.Macs, layer.Units, layer.Operations, layer.Precision.ToString(), layer.Precision.IsApproximate,
            cost.Area, cost.Energy / FemtojoulesInNanojoule);
    }

    private static DesignReport DesignOf(string name, MacCircuitCost cost) => new(
        name, cost.Multiplier.Area, cost.Multiplier.Energy / FemtojoulesInNanojoule, cost.Total.Area, cost.Total.Energy / FemtojoulesInNanojoule);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A layer of a <see cref="NetworkCostReport"/>; area and energy are those of LUT-NA with accumulators.</summary>
internal sealed record LayerReport(
    string Name, int Kernel, int Stride, int Padding, int InputChannels, int OutputChannels, int OutputSize, long Weights, long Macs, long Units, long Operations, string Precision, bool IsApproximate, double Area, double Energy);

/// <summary>The network of a <see cref="NetworkCostReport"/> in one design: multipliers alone, and with their accumulators.</summary>
internal sealed record DesignReport(string Name, double MultiplierArea, double MultiplierEnergy, double Area, double Energy);
