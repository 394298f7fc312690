using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Packing;

/// <summary>Has a code any of its operand's bits?</summary>
/// <typeparam name="T">A code: <c>byte</c> or <c>ushort</c>.</typeparam>
internal readonly unsafe struct AnyBit<T> : IColumnTest<T, T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Mark(Vector512<T> bits, T* columns, Vector512<T> operands, Vector512<T> bit) =>
        Vector512.ConditionalSelect(~Vector512.Equals(operands & Vector512.Load(columns), Vector512<T>.Zero), bits + bit, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Mark(Vector256<T> bits, T* columns, Vector256<T> operands, Vector256<T> bit) =>
        bits | (~Vector256.Equals(operands & Vector256.Load(columns), Vector256<T>.Zero) & bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Mark(Vector128<T> bits, T* columns, Vector128<T> operands, Vector128<T> bit) =>
        bits | (~Vector128.Equals(operands & Vector128.Load(columns), Vector128<T>.Zero) & bit);
}
