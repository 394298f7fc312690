namespace LutGen.Lookups;

/// <summary>
/// A machine word of 16 to 64 bytes, one sample's code a byte: what tables are looked up with, many samples at once. The
/// implementations are bare vectors.
/// </summary>
internal unsafe interface IByteLanes<TSelf>
    where TSelf : unmanaged, IByteLanes<TSelf>
{
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Shifts codes that stay within their bytes.</summary>
    static abstract TSelf operator <<(TSelf codes, int bits);

    /// <summary>The bits of a code that an address takes, at their place in a byte of the address.</summary>
    static abstract TSelf Place(TSelf codes, LookupTerm* term);

    /// <summary>Looks the addresses of four words up in a table of bytes.</summary>
    /// <param name="a">Receives the bytes; holds the lowest eight bits of the addresses.</param>
    /// <param name="b">The same of the second word.</param>
    /// <param name="c">The same of the third.</param>
    /// <param name="d">The same of the fourth.</param>
    /// <param name="highA">The bits above.</param>
    /// <param name="highB">The same of the second word.</param>
    /// <param name="highC">The same of the third.</param>
    /// <param name="highD">The same of the fourth.</param>
    /// <param name="table"><see cref="TableBytes"/> bytes.</param>
    /// <param name="bits">Bits of an address, as many as <see cref="Cost.LookupShape.MostShuffledBits"/> allows.</param>
    static abstract void Lookup(
        ref TSelf a, ref TSelf b, ref TSelf c, ref TSelf d, TSelf highA, TSelf highB, TSelf highC, TSelf highD, byte* table, int bits);

    /// <summary>Bytes of a table as this machine word wants it.</summary>
    /// <param name="bits">Bits of an address.</param>
    static abstract int TableBytes(int bits);

    /// <summary>The entry of each byte that a selector names.</summary>
    /// <param name="bytes">Bytes of 2^<paramref name="selectorBits"/> entries, the first lowest.</param>
    /// <param name="selectors">Which of them.</param>
    /// <param name="selectorBits">1 to 3.</param>
    static abstract TSelf Choose(TSelf bytes, TSelf selectors, int selectorBits);

    /// <summary>Stores addresses of two bytes, one sample's after the other's.</summary>
    static abstract void StoreAddresses(TSelf low, TSelf high, ushort* addresses);

    /// <summary>A byte 1 or 0 for each bit of a plane.</summary>
    /// <param name="plane">As many bits as there are bytes.</param>
    static abstract TSelf FromBits(byte* plane);

    /// <summary>Stores one bit of each byte.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="bit">Which bit, 0 the least significant.</param>
    /// <param name="plane">Receives as many bits as there are bytes.</param>
    static abstract void ToBits(TSelf codes, int bit, byte* plane);
}
