using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Packing;

/// <summary>Is a <c>float</c> greater than its operand? NaN is not.</summary>
internal readonly unsafe struct Above : IColumnTest<float, uint>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Mark(Vector512<uint> bits, float* columns, Vector512<float> operands, Vector512<uint> bit) =>
        Avx512F.BlendVariable(bits, bits + bit, Avx512F.CompareLessThan(operands, Vector512.Load(columns)).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Mark(Vector256<uint> bits, float* columns, Vector256<float> operands, Vector256<uint> bit) =>
        bits | (Vector256.LessThan(operands, Vector256.Load(columns)).AsUInt32() & bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Mark(Vector128<uint> bits, float* columns, Vector128<float> operands, Vector128<uint> bit) =>
        bits | (Vector128.LessThan(operands, Vector128.Load(columns)).AsUInt32() & bit);
}
