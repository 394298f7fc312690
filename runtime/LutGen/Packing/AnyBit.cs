using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Packing;

/// <summary>Has a code any of its operand's bits?</summary>
internal readonly unsafe struct AnyBit : IColumnTest<ushort, ushort>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> Mark(Vector512<ushort> bits, ushort* columns, Vector512<ushort> operands, Vector512<ushort> bit) =>
        Avx512BW.BlendVariable(bits, bits + bit, Avx512BW.CompareNotEqual(operands & Vector512.Load(columns), Vector512<ushort>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Mark(Vector256<ushort> bits, ushort* columns, Vector256<ushort> operands, Vector256<ushort> bit) =>
        bits | (~Vector256.Equals(operands & Vector256.Load(columns), Vector256<ushort>.Zero) & bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Mark(Vector128<ushort> bits, ushort* columns, Vector128<ushort> operands, Vector128<ushort> bit) =>
        bits | (~Vector128.Equals(operands & Vector128.Load(columns), Vector128<ushort>.Zero) & bit);
}
