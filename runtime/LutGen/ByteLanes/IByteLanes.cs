namespace LutGen.ByteLanes;

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

    /// <summary>Looks each byte up in a table.</summary>
    /// <param name="addresses">Bytes below 2^<paramref name="addressBits"/>.</param>
    /// <param name="table"><see cref="TableBytes"/> entries.</param>
    /// <param name="addressBits">0 to 8.</param>
    static abstract TSelf Lookup(TSelf addresses, byte* table, int addressBits);

    /// <summary>Entries of a table as this machine word wants it; tables with fewer repeat.</summary>
    /// <param name="addressBits">0 to 8.</param>
    static abstract int TableBytes(int addressBits);

    /// <summary>A byte 1 or 0 for each bit of a plane.</summary>
    /// <param name="plane">As many bits as there are bytes.</param>
    static abstract TSelf FromBits(byte* plane);

    /// <summary>Stores one bit of each byte.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="bit">Which bit, 0 the least significant.</param>
    /// <param name="plane">Receives as many bits as there are bytes.</param>
    static abstract void ToBits(TSelf codes, int bit, byte* plane);
}
