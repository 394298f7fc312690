using System.ComponentModel;

namespace LutGen.Kernels;

/// <summary>Some outputs of a pruned layer as code.</summary>
/// <param name="Stage">Index of the layer among those of the network's <see cref="Macs.MacProgram"/>.</param>
/// <param name="FirstTarget">The first line of outputs.</param>
/// <param name="Targets">Lines of outputs, at most <see cref="MacCode.MostTargets"/>.</param>
public readonly record struct MacCodePart(int Stage, int FirstTarget, int Targets);

/// <summary>
/// Sums of pruned layers as straight-line code, a multiplication for each two weights that are not both zero, on vectors of 512 bits.
/// Generated code derives from it; users have no need to.
/// </summary>
/// <param name="parts">The parts, those of a layer one after the other.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MacCode(MacCodePart[] parts)
{
    /// <summary>Most lines of outputs of a part: so many sums stay in the first cache.</summary>
    public const int MostTargets = 16;

    /// <summary>The parts, those of a layer one after the other.</summary>
    public IReadOnlyList<MacCodePart> Parts { get; } = parts;

    /// <summary>Adds up a part's outputs at four positions.</summary>
    /// <param name="part">Index of the part.</param>
    /// <param name="a">The line that the first position's terms count from.</param>
    /// <param name="b">That of the second.</param>
    /// <param name="c">That of the third.</param>
    /// <param name="d">That of the fourth.</param>
    /// <param name="sums">Receives for each line of outputs four vectors of the lower halves' sums and four of the upper halves'.</param>
    public abstract void Sum(int part, ref byte a, ref byte b, ref byte c, ref byte d, ref byte sums);
}
