namespace LutGen.Packing;

/// <summary>Encodes one row into codes.</summary>
/// <typeparam name="T">A feature: <c>float</c> or <c>byte</c>.</typeparam>
internal abstract unsafe class RowEncoder<T>
    where T : unmanaged
{
    /// <summary>Encodes some features of a row.</summary>
    /// <param name="row">The row's first feature.</param>
    /// <param name="first">First feature to encode.</param>
    /// <param name="end">End of the features to encode.</param>
    /// <param name="codes">First of the encoder's signals; those of the features are written.</param>
    public abstract void Encode(T* row, int first, int end, ushort* codes);
}
