namespace LutGen.Packing;

/// <summary>Turns rows into an encoder's bit planes.</summary>
/// <typeparam name="T">A feature: <c>float</c> or <c>byte</c>.</typeparam>
internal abstract unsafe class RowPacker<T>
    where T : unmanaged
{
    /// <summary>64-bit words of scratch memory that <see cref="Pack"/> needs.</summary>
    /// <param name="words">64-bit words of a plane.</param>
    public abstract int ScratchWords(int words);

    /// <summary>Where the bits of <see cref="PackMasks"/> are.</summary>
    public abstract ColumnLayout Layout { get; }

    /// <summary>Encodes one row into bits side by side.</summary>
    /// <param name="row">The row; nothing outside it is read.</param>
    /// <param name="masks">Receives a word for each group of the layout.</param>
    /// <param name="scratch">What <see cref="ScratchWords"/> says for planes of one word.</param>
    public abstract void PackMasks(T* row, ulong* masks, ulong* scratch);

    /// <summary>Encodes rows.</summary>
    /// <param name="rows">Row-major features; nothing outside the rows is read.</param>
    /// <param name="count">Number of rows, 1 to 64 * <paramref name="words"/>; the bits of missing rows become anything.</param>
    /// <param name="planes">Receives the planes, and one spare plane behind them anything.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <param name="scratch"><see cref="ScratchWords"/> aligned words.</param>
    public abstract void Pack(T* rows, int count, ulong* planes, int words, ulong* scratch);
}
