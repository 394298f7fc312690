using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Writes an addition of grids as a loop over signals; each grid is one term of the sum.</summary>
internal static class AddLayerEmitter
{
    /// <summary>Writes the method <c>method(ref ushort codes)</c>.</summary>
    public static void Write(SourceWriter writer, string method, AddLayer layer)
    {
        writer.Line(KernelNesting.Optimized);
        using (writer.Begin($"private static void {method}(ref ushort codes)"))
        using (writer.Begin($"for (int i = 0; i < {layer.Count}; i++)"))
        {
            writer.Line($"int sum = {layer.Bias + layer.Rounding};");
            foreach (AddTerm term in layer.Terms)
            {
                writer.Line($"sum += LutUnsafe.Add(ref codes, {term.Grid.First} + i) * {term.Multiplier};");
            }

            writer.Line($"long result = (sum >> {layer.Shift}) + {layer.Zero}L;");
            writer.Line($"LutUnsafe.Add(ref codes, {layer.FirstSignal} + i) = (ushort)global::System.Math.Clamp(result, 0L, {(1L << layer.OutputBits) - 1}L);");
        }
    }
}
