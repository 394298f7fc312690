using System.Runtime.Intrinsics.X86;

namespace LutGen.Lanes;

/// <summary>The instruction for any function of three operands.</summary>
internal static class TernaryLogic
{
    /// <summary>Whether this machine has it, for words of all widths.</summary>
    public static bool IsSupported => Avx512F.VL.IsSupported;
}
