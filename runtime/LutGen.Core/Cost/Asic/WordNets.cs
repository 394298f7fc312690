namespace LutGen.Cost.Asic;

/// <summary>A number that is never negative in a netlist: value = sum of its bits * 2^(Position + i).</summary>
/// <param name="Position">Weight of the first bit, as a power of two.</param>
/// <param name="Bits">The nets, the least significant first; -1 where there is no bit.</param>
internal readonly record struct WordNets(int Position, IReadOnlyList<int> Bits)
{
    /// <summary>One beyond the most significant bit's weight.</summary>
    public int End => Position + Bits.Count;

    /// <summary>The net of a weight, or -1 where the number has no bit.</summary>
    public int At(int weight) => weight >= Position && weight < End ? Bits[weight - Position] : -1;
}
