namespace LutGen.Packing;

/// <summary>A vector with an element a column, in which the bits of several rows gather: what <see cref="RowOctet{TColumn, TBits, TTest}"/> is written on, once for every width.</summary>
/// <typeparam name="TSelf">The vector itself.</typeparam>
/// <typeparam name="TColumn">A column.</typeparam>
/// <typeparam name="TBits">The unsigned integer of a column's size.</typeparam>
internal unsafe interface IRowBits<TSelf, TColumn, TBits>
    where TSelf : unmanaged, IRowBits<TSelf, TColumn, TBits>
    where TColumn : unmanaged
{
    /// <summary>The same value in every element.</summary>
    static abstract TSelf Repeat(TBits value);

    /// <summary>Tests columns of four rows.</summary>
    /// <param name="row">The columns in the first row.</param>
    /// <param name="stride">Bytes from row to row.</param>
    /// <param name="operands">An operand a column.</param>
    /// <param name="weights">What the answers of the rows count.</param>
    static abstract TSelf OfFour(byte* row, nint stride, TColumn* operands, in RowWeights<TSelf> weights);

    /// <summary>Four bits an element from each of two vectors.</summary>
    /// <param name="low">Bits 0 to 3.</param>
    /// <param name="high">Bits 4 to 7.</param>
    static abstract TSelf Join(TSelf low, TSelf high);

    /// <summary>The low bytes of two vectors of 16-bit elements.</summary>
    static abstract TSelf NarrowWords(TSelf first, TSelf second);

    /// <summary>The low halves of two vectors of 32-bit elements.</summary>
    static abstract TSelf NarrowIntegers(TSelf first, TSelf second);

    /// <summary>Writes the vector.</summary>
    static abstract void Store(TSelf bits, byte* target);
}

/// <summary>What the answers of four rows count: 1, 2, 4 and 8.</summary>
/// <typeparam name="TVector">A vector that repeats it in every element.</typeparam>
internal readonly record struct RowWeights<TVector>(TVector One, TVector Two, TVector Four, TVector Eight);
