using System.Diagnostics.CodeAnalysis;

namespace LutGen.Lanes;

/// <summary>
/// A machine word of 64 to 512 bits, one sample a bit: what loops over bit planes are written on, once for every width.
/// The implementations are bare vectors; all members inline to one or two instructions.
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>The same 64 bits in every 64-bit word.</summary>
    static abstract TSelf Repeat(ulong word);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator ~(TSelf value);

    /// <summary>Shifts each 64-bit word by itself.</summary>
    static abstract TSelf operator <<(TSelf value, int count);

    /// <summary>Shifts each 64-bit word by itself.</summary>
    static abstract TSelf operator >>>(TSelf value, int count);

    /// <summary>The sum bit of a full adder.</summary>
    static abstract TSelf Parity(TSelf a, TSelf b, TSelf c);

    /// <summary>The carry bit of a full adder.</summary>
    static abstract TSelf Majority(TSelf a, TSelf b, TSelf c);

    /// <summary>Bit for bit <paramref name="whenSet"/> where the mask is 1, otherwise <paramref name="whenClear"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>Any function of three operands; only where <see cref="TernaryLogic.IsSupported"/>, which makes it one instruction.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="function">Truth table: bit k is the value at address k = 4a + 2b + c.</param>
    static abstract TSelf Ternary(TSelf a, TSelf b, TSelf c, [ConstantExpected] byte function);
}
