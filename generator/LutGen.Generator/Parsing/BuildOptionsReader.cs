using System.Globalization;
using LutGen.Cost;
using LutGen.Generator.Models;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LutGen.Generator.Parsing;

/// <summary>Reads the build's settings; the package's props make the properties visible.</summary>
internal static class BuildOptionsReader
{
    private const int DefaultUnrollBudget = 30_000;
    private const int DefaultCostBudget = 30_000;

    /// <summary>Widths in bits that can be chosen, widest first.</summary>
    public static IReadOnlyList<int> AllWidths { get; } = [512, 256, 128];

    public static BuildOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.LutGenWidths", out string? widths);
        int[] chosen = AllWidths.Where(width => (widths ?? string.Empty).Split(';', ',').Any(w => w.Trim() == width.ToString(CultureInfo.InvariantCulture))).ToArray();
        return new BuildOptions(
            Number(provider, "LutGenUnrollBudget", int.MaxValue) ?? DefaultUnrollBudget,
            new EquatableArray<int>(chosen),
            Number(provider, "LutGenCostBudget", MappedCost.MostCells) ?? DefaultCostBudget);
    }

    private static int? Number(AnalyzerConfigOptionsProvider provider, string property, int most) =>
        provider.GlobalOptions.TryGetValue($"build_property.{property}", out string? text)
        && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= 0 ? Math.Min(value, most) : null;
}
