namespace LutGen.Packing;

/// <summary>Computes the bits of one row for a <see cref="MaskPacker{TRow, TColumn, TMasks}"/>.</summary>
/// <typeparam name="TRow">A feature as the caller has it.</typeparam>
/// <typeparam name="TColumn">A feature as bits are made of it.</typeparam>
internal unsafe interface IColumnMasks<TRow, TColumn>
    where TRow : unmanaged
    where TColumn : unmanaged
{
    /// <summary>Prepares some features of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="buffer">Room for a whole row.</param>
    /// <param name="first">First feature that is needed.</param>
    /// <param name="end">End of the features that are needed.</param>
    /// <returns>The row's first column: of the buffer, or of the row itself when it needs no preparation.</returns>
    TColumn* Columns(TRow* row, TColumn* buffer, int first, int end);

    /// <summary>The bits of a group: bit c belongs to <c>columns[c]</c>.</summary>
    /// <param name="columns">The group's 64 columns.</param>
    /// <param name="group">Number of the group.</param>
    ulong Mask(TColumn* columns, int group);
}
