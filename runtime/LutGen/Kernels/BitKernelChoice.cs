using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace LutGen.Kernels;

/// <summary>Picks the width of bit-sliced kernels; generated code calls it once, at start-up.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BitKernelChoice
{
    /// <summary>64-bit words of the widest plane that this machine computes on in one instruction: 8, 4, 2 or 1.</summary>
    public static int WidestWords =>
        Vector512.IsHardwareAccelerated ? 8 :
        Vector256.IsHardwareAccelerated ? 4 :
        Vector128.IsHardwareAccelerated ? 2 : 1;

    /// <summary>The kernel of the widest vectors that this machine computes on, or the next narrower there is; only that one is created.</summary>
    /// <param name="k512">The kernel on 8 words, if there is one.</param>
    /// <param name="k256">The kernel on 4 words, if there is one.</param>
    /// <param name="k128">The kernel on 2 words, if there is one.</param>
    /// <returns>The kernel, or null when there is none that the machine computes on.</returns>
    public static BitKernel? Widest(Func<BitKernel>? k512, Func<BitKernel>? k256, Func<BitKernel>? k128)
    {
        int words = WidestWords;
        return words >= 8 && k512 is not null ? k512()
            : words >= 4 && k256 is not null ? k256()
            : words >= 2 && k128 is not null ? k128()
            : null;
    }
}
