namespace LutGen.Mapping;

/// <summary>
/// A cell's function of three bits (<see cref="Circuits.CircuitNode"/>) as an exclusive sum of products, so that 64 values are computed at
/// once without a branch.
/// </summary>
internal readonly struct CellFunction
{
    // The products that the sum has: all ones or all zeros.
    private readonly ulong _one;
    private readonly ulong _c;
    private readonly ulong _b;
    private readonly ulong _bc;
    private readonly ulong _a;
    private readonly ulong _ac;
    private readonly ulong _ab;
    private readonly ulong _abc;

    /// <summary>Finds the products.</summary>
    /// <param name="function">Truth table: bit k is the value at address k = 4a + 2b + c.</param>
    public CellFunction(int function)
    {
        // A product is in the sum where the entries at all parts of it sum to one.
        function ^= (function & 0b0101_0101) << 1;
        function ^= (function & 0b0011_0011) << 2;
        function ^= (function & 0b0000_1111) << 4;
        _one = Mask(function, 0);
        _c = Mask(function, 1);
        _b = Mask(function, 2);
        _bc = Mask(function, 3);
        _a = Mask(function, 4);
        _ac = Mask(function, 5);
        _ab = Mask(function, 6);
        _abc = Mask(function, 7);
    }

    /// <summary>The values at 64 places.</summary>
    public ulong Of(ulong a, ulong b, ulong c) =>
        _one ^ (_c & c) ^ (b & (_b ^ (_bc & c))) ^ (a & (_a ^ (_ac & c) ^ (b & (_ab ^ (_abc & c)))));

    private static ulong Mask(int function, int product) => (ulong)-(long)((function >> product) & 1);
}
