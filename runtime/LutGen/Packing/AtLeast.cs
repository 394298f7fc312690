using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Packing;

/// <summary>Is a byte at least its operand?</summary>
internal readonly unsafe struct AtLeast : IColumnTest<byte, byte>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Mark(Vector512<byte> bits, byte* columns, Vector512<byte> operands, Vector512<byte> bit) =>
        Avx512BW.BlendVariable(bits, bits + bit, Avx512BW.CompareLessThanOrEqual(operands, Vector512.Load(columns)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Mark(Vector256<byte> bits, byte* columns, Vector256<byte> operands, Vector256<byte> bit) =>
        bits | (Vector256.LessThanOrEqual(operands, Vector256.Load(columns)) & bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Mark(Vector128<byte> bits, byte* columns, Vector128<byte> operands, Vector128<byte> bit) =>
        bits | (Vector128.LessThanOrEqual(operands, Vector128.Load(columns)) & bit);
}
