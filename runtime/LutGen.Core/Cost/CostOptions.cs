namespace LutGen.Cost;

/// <summary>The device that a network is mapped to, and what its features are.</summary>
/// <param name="LutInputs">Inputs of a lookup table, <see cref="FewestLutInputs"/> to <see cref="MostLutInputs"/>; a table has one output.</param>
/// <param name="InputBits">
/// Width of every feature that is not a single bit, 1 to <see cref="MostInputBits"/>. Null for what the thresholds tell: features whose
/// thresholds are all whole numbers or halves are whole numbers wide enough for the largest threshold of any of them (6 and 7 bits
/// count as 8); others are fixed-point numbers of <see cref="FixedPointBits"/> bits over the smallest power-of-two range that holds
/// their thresholds.
/// </param>
/// <param name="Goal">What comes first.</param>
/// <param name="UsesWideMultiplexers">
/// Whether two lookup tables and a multiplexer may be a function of one input more, four and three multiplexers one of two more, as F7 and F8
/// of AMD's devices make them: 2 and 4 lookup tables, one level. For lookup tables of at most <see cref="MostMultiplexedInputs"/> inputs.
/// </param>
/// <param name="MostCells">Most three-input cells of a part, at most <see cref="MappedCost.MostCells"/>: a network that takes more is not mapped as a whole.</param>
/// <param name="UsesCarryChains">
/// Whether the last addition of each group sum and the comparisons of classes may stand on carry chains: a lookup table for a digit of a sum, one for two bits of the
/// numbers compared, for one bit where a lookup table has fewer than five inputs. Each of the two parts is, all of it, on carry chains or, unless these take less, in lookup tables alone:
/// fewer lookup tables or, for <see cref="MappingGoal.Depth"/>, fewer levels and then fewer lookup tables. A chain counts there for a level besides the lookup tables at its operands.
/// </param>
/// <param name="IsQuick">Whether circuits are covered once: a fraction of the time, some per cent more lookup tables.</param>
/// <param name="SeparatesLayers">Whether no lookup table crosses from one layer into the next, as where registers stand between them.</param>
/// <param name="CountsPieces">
/// Whether a network that is not mapped as a whole is mapped piece by piece: neurons in groups, the kernel of a convolution once for all positions. It takes minutes where there are
/// hundreds of thousands of terms, on all cores; <see cref="MappedCost.IsByPieces"/> says what such a count is worth.
/// </param>
public sealed record CostOptions(
    int LutInputs = 6, int? InputBits = null, MappingGoal Goal = MappingGoal.Depth, bool UsesWideMultiplexers = false, int MostCells = MappedCost.MostCells, bool UsesCarryChains = false, bool IsQuick = false, bool SeparatesLayers = false,
    bool CountsPieces = false)
{
    /// <summary>Fewest inputs of a lookup table.</summary>
    public const int FewestLutInputs = 3;

    /// <summary>Most inputs of a lookup table.</summary>
    public const int MostLutInputs = 8;

    /// <summary>Most inputs of a lookup table that wide multiplexers may stand behind.</summary>
    public const int MostMultiplexedInputs = MostLutInputs - 2;

    /// <summary>Most bits of a feature.</summary>
    public const int MostInputBits = 32;

    /// <summary>Bits of a feature that is no whole number, unless <see cref="InputBits"/> says otherwise.</summary>
    public const int FixedPointBits = 16;

    internal void Check()
    {
        if (LutInputs is < FewestLutInputs or > MostLutInputs)
        {
            throw new ArgumentOutOfRangeException(nameof(LutInputs), LutInputs, $"expected {FewestLutInputs} to {MostLutInputs}");
        }

        if (UsesWideMultiplexers && LutInputs > MostMultiplexedInputs)
        {
            throw new ArgumentOutOfRangeException(nameof(LutInputs), LutInputs, $"expected {FewestLutInputs} to {MostMultiplexedInputs} with wide multiplexers");
        }

        if (MostCells is < 0 or > MappedCost.MostCells)
        {
            throw new ArgumentOutOfRangeException(nameof(MostCells), MostCells, $"expected 0 to {MappedCost.MostCells}");
        }

        if (InputBits is < 1 or > MostInputBits)
        {
            throw new ArgumentOutOfRangeException(nameof(InputBits), InputBits, $"expected 1 to {MostInputBits}");
        }
    }
}
