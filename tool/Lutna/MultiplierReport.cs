using System.Globalization;
using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Tool.Reports;

namespace LutGen.Tool.Lutna;

/// <summary>What <c>lutgen lutna multiplier</c> computed; the names are the keys of its JSON.</summary>
/// <param name="Operands">Bits of operands and chunks.</param>
/// <param name="Technology">The cells.</param>
/// <param name="AreaUnit">What areas are measured in.</param>
/// <param name="Circuits">Every multiplier, weight or table included.</param>
/// <param name="Errors">Errors of the approximate ones; null for operands too wide to multiply every pair.</param>
internal sealed record MultiplierReport(OperandReport Operands, string Technology, string AreaUnit, IReadOnlyList<CircuitReport> Circuits, IReadOnlyList<ErrorReport>? Errors) : IReport
{
    // What the others are compared with.
    private const string LutNa = "LUT-NA, odd multiples stored";

    private static readonly ChunkSubstitute[] s_substitutes = [ChunkSubstitute.Zero, ChunkSubstitute.One, ChunkSubstitute.Mean];

    /// <summary>Builds every multiplier.</summary>
    public static MultiplierReport Of(MultiplierFormat format, Technology technology)
    {
        CircuitReport exact = CircuitReport.Of(LutNa, ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples), technology);
        return new MultiplierReport(
            new OperandReport(format.Activation.Bits, format.Weight.Bits, format.Weight.IsSigned, format.ChunkBits),
            technology.Name,
            technology.AreaUnit,
            [
                CircuitReport.Of("traditional LUT", TraditionalLutMultiplier.Build(format), technology),
                CircuitReport.Of("array", ArrayMultiplier.Build(format), technology),
                CircuitReport.Of("Wallace tree", WallaceMultiplier.Build(format), technology),
                CircuitReport.Of("LUT-NA, all multiples stored", ChunkedLutMultiplier.Build(format, ProductStorage.Plain), technology),
                exact,
                .. Approximations.Of(format, ChunkSubstitute.Zero).Select(each =>
                    CircuitReport.Of($"A-LUT-NA, {each.Name}", ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples, each), technology)),
            ],
            format.ProductBits > ProductError.MostBits ? null : [.. s_substitutes.SelectMany(substitute => Approximations.Of(format, substitute)).Select(each => ErrorReport.Of(each, format))]);
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        CircuitReport exact = Circuits.Single(each => each.Name == LutNa);
        output.WriteLine($"{Operands}; {Technology}");
        output.WriteLine();
        TextTable.Write(output, [
            ["multiplier", "stored bits", "mux2", "AND, NAND", "half adders", "full adders", $"area, {AreaUnit}", "energy, fJ", "times LUT-NA: area", "energy"],
            .. Circuits.Select(each => new[]
            {
                each.Name, Format($"{each.StoredBits:N0}"), Format($"{each.Multiplexers:N0}"), Format($"{each.Gates:N0}"), Format($"{each.HalfAdders:N0}"), Format($"{each.FullAdders:N0}"),
                Format($"{each.Area:N0}"), Format($"{each.Energy:N1}"), Format($"{each.Area / exact.Area:F2}"), Format($"{each.Energy / exact.Energy:F2}"),
            }),
        ]);
        output.WriteLine();
        if (Errors is null)
        {
            output.WriteLine($"errors: not computed for operands of more than {ProductError.MostBits} bits together, as every pair would be multiplied");
        }
        else
        {
            TextTable.Write(output, [
                ["approximation", "taken for", "mean |error|", "bias", "worst |error|"],
                .. Errors.Select(each => new[]
                {
                    each.Approximation, each.TakenFor, Format($"{each.MeanAbsolute:0.000%}"), Format($"{each.Bias:0.000%}"), Format($"{each.Worst:0.000%}"),
                }),
            ]);
            output.WriteLine("errors in shares of the largest product, over every pair of operands");
        }

        output.WriteLine("Area and energy are LutGen's own estimates; docs/lutna.md says what is in them.");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A multiplier of a <see cref="MultiplierReport"/>: its cells, area, and femtojoules an operation.</summary>
internal sealed record CircuitReport(string Name, int StoredBits, int Multiplexers, int Gates, int HalfAdders, int FullAdders, double Area, double Energy)
{
    /// <summary>Counts and simulates a circuit.</summary>
    public static CircuitReport Of(string name, MultiplierCircuit circuit, Technology technology)
    {
        (CellNetlist netlist, CircuitCost cost) = (circuit.Netlist, CircuitCost.Of(circuit, technology));
        return new CircuitReport(
            name,
            netlist.Count(CellKind.StoredBit),
            netlist.Count(CellKind.Mux2),
            netlist.Count(CellKind.And2) + netlist.Count(CellKind.Nand2),
            netlist.Count(CellKind.HalfAdder),
            netlist.Count(CellKind.FullAdder),
            cost.Area,
            cost.Energy);
    }
}

/// <summary>Errors of an approximation in a <see cref="MultiplierReport"/>, as shares of the largest product.</summary>
internal sealed record ErrorReport(string Approximation, string TakenFor, double MeanAbsolute, double Bias, double Worst)
{
    /// <summary>Multiplies every pair of operands.</summary>
    public static ErrorReport Of(ChunkApproximation approximation, MultiplierFormat format)
    {
        ProductError error = ProductError.Of(new ChunkedMultiplier(format, approximation));
        return new ErrorReport(approximation.Name, approximation.Substitute.ToString().ToLowerInvariant(), error.MeanAbsoluteShare, error.BiasShare, error.WorstShare);
    }
}
