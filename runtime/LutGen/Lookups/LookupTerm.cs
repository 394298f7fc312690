namespace LutGen.Lookups;

/// <summary>Some bits of a code that are some bits of a byte of an address.</summary>
internal readonly struct LookupTerm
{
    /// <summary>Takes bits of a code.</summary>
    /// <param name="offset">Where the codes of its signal begin.</param>
    /// <param name="from">The lowest bit taken.</param>
    /// <param name="count">How many.</param>
    /// <param name="to">Where the lowest goes.</param>
    public LookupTerm(nint offset, int from, int count, int to)
    {
        (Offset, Right, Left) = (offset, (byte)from, (byte)to);
        Mask = (byte)((1 << count) - 1);

        // Byte 7 - i of the matrix says of which bits bit i of the product is the parity.
        for (int bit = 0; bit < count; bit++)
        {
            Matrix |= 1UL << (8 * (7 - to - bit) + from + bit);
        }
    }

    /// <summary>Where the codes of its signal begin, in bytes.</summary>
    public nint Offset { get; }

    /// <summary>The shift that brings the bits down.</summary>
    public byte Right { get; }

    /// <summary>The shift that brings them to their place.</summary>
    public byte Left { get; }

    /// <summary>What is left of the code in between.</summary>
    public byte Mask { get; }

    /// <summary>The same as a matrix of bits, for machines that multiply by one.</summary>
    public ulong Matrix { get; }
}
