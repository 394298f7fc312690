using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>The question that makes a bit of each column of a row, at every width of vectors.</summary>
/// <typeparam name="TColumn">A column.</typeparam>
/// <typeparam name="TBits">The unsigned integer of a column's size, in which the bits of several rows gather.</typeparam>
/// <remarks>Question and addition are one member because only then does the JIT keep the answer in a mask register.</remarks>
internal unsafe interface IColumnTest<TColumn, TBits>
    where TColumn : unmanaged
    where TBits : unmanaged
{
    /// <summary>Tests as many columns as the vector has elements, each with its operand.</summary>
    /// <param name="bits">The bits of rows before, without <paramref name="bit"/>.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="operands">Their operands.</param>
    /// <param name="bit">The value to add where the answer is yes.</param>
    static abstract Vector512<TBits> Mark(Vector512<TBits> bits, TColumn* columns, Vector512<TColumn> operands, Vector512<TBits> bit);

    /// <inheritdoc cref="Mark(Vector512{TBits}, TColumn*, Vector512{TColumn}, Vector512{TBits})"/>
    static abstract Vector256<TBits> Mark(Vector256<TBits> bits, TColumn* columns, Vector256<TColumn> operands, Vector256<TBits> bit);

    /// <inheritdoc cref="Mark(Vector512{TBits}, TColumn*, Vector512{TColumn}, Vector512{TBits})"/>
    static abstract Vector128<TBits> Mark(Vector128<TBits> bits, TColumn* columns, Vector128<TColumn> operands, Vector128<TBits> bit);
}
