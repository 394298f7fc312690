namespace LutGen.Macs;

/// <summary>
/// Some samples of a line: 4, 8 or 16 numbers of 32 bits, each of two codes. What loops over lines are written on, once for every width of
/// vectors. The implementations are bare vectors; all members inline to a few instructions.
/// </summary>
internal unsafe interface IIntLanes<TSelf>
    where TSelf : unmanaged, IIntLanes<TSelf>
{
    /// <summary>Reads numbers.</summary>
    static abstract TSelf Load(byte* numbers);

    /// <summary>The same number for every sample.</summary>
    static abstract TSelf Repeat(int number);

    /// <summary>Writes the numbers.</summary>
    void Store(byte* numbers);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The lower 32 bits of products.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator <<(TSelf numbers, int count);

    /// <summary>Shifts without a sign.</summary>
    static abstract TSelf operator >>>(TSelf numbers, int count);

    /// <summary>Adds the products of lower halves and those of upper halves, both signed.</summary>
    static abstract TSelf AddProducts(TSelf sums, TSelf pairs, TSelf weights);

    /// <summary>The larger of both halves, each by itself and without a sign.</summary>
    static abstract TSelf LargerHalves(TSelf left, TSelf right);

    /// <summary>Codes of sums, as <see cref="MacScale.Apply"/> defines them.</summary>
    static abstract TSelf Requantize(TSelf sums, MacScale* scale);

    /// <summary>Entries of a table of 16 by the four lowest bits of numbers.</summary>
    static abstract TSelf Lookup(TSelf numbers, int* table);
}
