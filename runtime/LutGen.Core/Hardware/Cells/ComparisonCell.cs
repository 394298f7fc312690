using LutGen.Mapping;

namespace LutGen.Hardware.Cells;

/// <summary>
/// Whether the second of two numbers is the larger, on a carry chain: the carry goes on through equal bits and is set anew by others. A lookup table of
/// five inputs or more tells of two bits of each number whether they are equal and, at its second output, whether the second's are the larger; a narrower one tells
/// of one bit.
/// </summary>
/// <param name="First">The one number, least significant bit first.</param>
/// <param name="Second">The other, of as many bits.</param>
/// <param name="IsGreaterIfEqual">What goes into the chain: the result for numbers that are equal.</param>
/// <param name="BitsPerLut">Bits of each number that a lookup table reads, 1 or 2; see <see cref="BitsOn"/>.</param>
internal sealed record ComparisonCell(int[] First, int[] Second, bool IsGreaterIfEqual, int BitsPerLut) : DesignCell
{
    // Two functions of four bits, and the input that is at 1 while both outputs are used.
    private const int PairInputs = 5;

    private int Luts => (First.Length + BitsPerLut - 1) / BitsPerLut;

    /// <inheritdoc/>
    public override IEnumerable<int> Fanins => First.Concat(Second).Where(operand => !IsConstant(operand));

    /// <inheritdoc/>
    public override int CarryBits => Luts;

    /// <summary>Two functions of each lookup table that reads two bits; of one bit, the second function is a wire.</summary>
    public override long TableBits => Enumerable.Range(0, Luts).Sum(lut =>
    {
        int[] own = First.Skip(lut * BitsPerLut).Take(BitsPerLut).ToArray();
        return own.Length * EntriesOf(own.Concat(Second.Skip(lut * BitsPerLut).Take(BitsPerLut)));
    });

    /// <summary>Bits of each number that a lookup table of some inputs reads.</summary>
    /// <param name="lutInputs">Its inputs, 3 or more.</param>
    public static int BitsOn(int lutInputs) => lutInputs >= PairInputs ? 2 : 1;

    /// <inheritdoc/>
    public override int LutsOn(LutTarget target) => Luts;

    /// <inheritdoc/>
    public override DesignCell Moved(Func<int, int> net) => new ComparisonCell(Moved(First, net), Moved(Second, net), IsGreaterIfEqual, BitsPerLut);
}
