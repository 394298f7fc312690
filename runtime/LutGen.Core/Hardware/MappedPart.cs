using LutGen.Cost;
using LutGen.Mapping;

namespace LutGen.Hardware;

/// <summary>A part of a design in lookup tables, and on carry chains behind them.</summary>
/// <param name="Outputs">Which outputs of the part the next one reads, rising; all of them for the last part.</param>
/// <param name="Cover">The lookup tables; input i is the part's.</param>
/// <param name="Chains">What stands behind them: input i is the cover's output i; null where it is nothing. Output i, of the cover where there are no chains, is output Outputs[i] of the part.</param>
internal sealed record MappedPart(int[] Outputs, LutCover Cover, DesignNetlist? Chains = null)
{
    /// <summary>Lookup tables on the longest path; at the operands of a carry chain stands one.</summary>
    public int Depth => DepthWith(chainLevels: 0);

    /// <summary>Bits of all carry chains.</summary>
    public int CarryBits => Chains?.Cells.Sum(cell => cell.CarryBits) ?? 0;

    /// <summary>Lookup tables of the part.</summary>
    /// <param name="target">What they are.</param>
    public int LutsOn(LutTarget target) => target.LutsOf(Cover) + (Chains?.Cells.Sum(cell => cell.LutsOn(target)) ?? 0);

    /// <summary>What it takes.</summary>
    /// <param name="target">What the lookup tables are.</param>
    public PartCost CostOn(LutTarget target)
    {
        PartCost cover = target.CostOf(Cover);
        return Chains is null ? cover : cover with
        {
            Luts = LutsOn(target),
            Depth = Depth,
            TableBits = cover.TableBits + Chains.Cells.Sum(cell => cell.TableBits),
            CarryBits = CarryBits,
        };
    }

    /// <summary>
    /// This part or another that computes the same, this one of equals: the one of fewer lookup tables; where depth comes first, the one of fewer levels and then of fewer
    /// lookup tables. A carry chain counts for a level besides the lookup tables at its operands: on AMD's devices it takes about as long as a lookup table and its net.
    /// </summary>
    /// <param name="other">The other.</param>
    /// <param name="target">What comes first.</param>
    public MappedPart OrBetter(MappedPart other, LutTarget target)
    {
        (int, int) RankOf(MappedPart part)
        {
            int levels = target.IsDepthBounded ? part.DepthWith(chainLevels: 1) : 0;
            return (levels, part.LutsOn(target));
        }

        return RankOf(other).CompareTo(RankOf(this)) < 0 ? other : this;
    }

    private int DepthWith(int chainLevels)
    {
        int[] levels = Cover.Levels();
        return Chains is null ? Cover.Depth() : Chains.Depth(Cover.Outputs.Select(output => levels[output >> 1]).ToArray(), chainLevels);
    }
}
