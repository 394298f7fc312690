using System.Globalization;
using LutGen.Generator.Models;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LutGen.Generator.Parsing;

/// <summary>Reads the build's settings; the package's props make the properties visible.</summary>
internal static class KernelOptionsReader
{
    private const int DefaultUnrollBudget = 30_000;

    /// <summary>Widths in bits that can be chosen, widest first.</summary>
    public static IReadOnlyList<int> AllWidths { get; } = [512, 256, 128];

    public static KernelOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.LutGenUnrollBudget", out string? budget);
        provider.GlobalOptions.TryGetValue("build_property.LutGenWidths", out string? widths);
        int[] chosen = AllWidths.Where(width => (widths ?? string.Empty).Split(';', ',').Any(w => w.Trim() == width.ToString(CultureInfo.InvariantCulture))).ToArray();
        return new KernelOptions(
            int.TryParse(budget, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= 0 ? value : DefaultUnrollBudget,
            new EquatableArray<int>(chosen));
    }
}
