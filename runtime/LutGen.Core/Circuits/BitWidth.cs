namespace LutGen.Circuits;

/// <summary>Digits of binary numbers.</summary>
internal static class BitWidth
{
    /// <summary>Bits of an unsigned number, none for 0.</summary>
    public static int Of(long number)
    {
        int bits = 0;
        for (; number > 0; number >>= 1)
        {
            bits++;
        }

        return bits;
    }
}
