using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Training.Convolutional;

/// <summary>Pairs of 16-bit numbers in 32 bits: both products are added to the sum, exactly.</summary>
internal readonly struct PairProduct : IProduct<int>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Add(Vector512<int> sum, int a, Vector512<int> b)
    {
        Vector512<int> pairs = Vector512.Create(a);
        if (Avx512BW.IsSupported)
        {
            return sum + Avx512BW.MultiplyAddAdjacent(pairs.AsInt16(), b.AsInt16());
        }

        Vector512<int> low = ((pairs << 16) >> 16) * ((b << 16) >> 16), high = (pairs >> 16) * (b >> 16);
        return sum + low + high;
    }
}
