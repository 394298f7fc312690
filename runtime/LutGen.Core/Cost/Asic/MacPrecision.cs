using System.Globalization;
using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>How precise a layer's LUT-NA multipliers are.</summary>
/// <param name="Format">Operands and chunks, activations unsigned.</param>
/// <param name="Approximation">What is not looked up.</param>
public sealed record MacPrecision(MultiplierFormat Format, ChunkApproximation Approximation)
{
    /// <summary>Whether there is anything that is not looked up (A-LUT-NA).</summary>
    public bool IsApproximate => Approximation.Dropped != 0;

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0} x {1} bits{2}", Format.Activation.Bits, Format.Weight.Bits, IsApproximate ? $", {Approximation.Name}" : "");
}
