namespace LutGen.Lanes;

/// <summary>A machine word of several 64-bit words whose bytes can be shuffled: what transposes of bytes are written on.</summary>
internal unsafe interface IInterleaved<TSelf>
    where TSelf : unmanaged, IInterleaved<TSelf>
{
    /// <summary>In each 128 bits: the lower halves of both, an element of one beside an element of the other.</summary>
    /// <typeparam name="T">An element of 1, 2, 4 or 8 bytes.</typeparam>
    static abstract TSelf Lower<T>(TSelf left, TSelf right)
        where T : unmanaged;

    /// <summary>In each 128 bits: the upper halves of both, an element of one beside an element of the other.</summary>
    /// <typeparam name="T">An element of 1, 2, 4 or 8 bytes.</typeparam>
    static abstract TSelf Upper<T>(TSelf left, TSelf right)
        where T : unmanaged;

    /// <summary>Transposes the 64-bit words of as many machine words as one has, and stores each where it belongs.</summary>
    /// <param name="rows">The machine words.</param>
    /// <param name="target">Where place 0 is.</param>
    /// <param name="places">The place of each row of the transpose.</param>
    static abstract void TransposeWords(TSelf* rows, TSelf* target, int* places);
}
