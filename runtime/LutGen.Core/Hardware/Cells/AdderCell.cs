using LutGen.Mapping;

namespace LutGen.Hardware.Cells;

/// <summary>The sum of two numbers on a carry chain: a lookup table and a bit of the chain for each digit of the sum, the last of which may be the carry alone.</summary>
/// <param name="First">The one number, least significant bit first.</param>
/// <param name="Second">The other, of as many bits.</param>
/// <param name="Digits">Digits of the sum, at most one more than the numbers have; it holds every sum.</param>
internal sealed record AdderCell(int[] First, int[] Second, int Digits) : DesignCell
{
    /// <inheritdoc/>
    public override IEnumerable<int> Fanins => First.Concat(Second).Where(operand => !IsConstant(operand));

    /// <inheritdoc/>
    public override int OutputCount => Digits;

    /// <inheritdoc/>
    public override int CarryBits => Digits;

    /// <inheritdoc/>
    public override long TableBits => Enumerable.Range(0, Digits).Sum(digit => EntriesOf(First.Skip(digit).Take(1).Concat(Second.Skip(digit).Take(1))));

    /// <inheritdoc/>
    public override int LutsOn(LutTarget target) => Digits;

    /// <inheritdoc/>
    public override DesignCell Moved(Func<int, int> net) => new AdderCell(Moved(First, net), Moved(Second, net), Digits);
}
