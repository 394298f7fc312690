namespace LutGen.Interpretation;

/// <summary>The functions that <see cref="GateRuns"/> computes, as truth tables of three operands; all but <see cref="Multiplex"/> ignore the third.</summary>
internal static class Gate
{
    public const byte Zero = 0x00;
    public const byte Nor = 0x03;
    public const byte Not = 0x0F;
    public const byte AndNot = 0x30;
    public const byte Xor = 0x3C;
    public const byte Nand = 0x3F;
    public const byte And = 0xC0;
    public const byte Xnor = 0xC3;

    /// <summary>The operand, which stands in all three places; also one of <see cref="OperandOrder.Forms"/>.</summary>
    public const byte Copy = 0xAA;

    public const byte OrNot = 0xF3;
    public const byte Or = 0xFC;
    public const byte One = 0xFF;

    /// <summary>The second operand where the first is 1, otherwise the third.</summary>
    public const byte Multiplex = 0xCA;

    /// <summary>All of them, in the order of the cases of <see cref="GateRuns"/>.</summary>
    public static ReadOnlySpan<byte> All => [Zero, One, Copy, Not, And, AndNot, Nand, Or, OrNot, Nor, Xor, Xnor, Multiplex];
}
