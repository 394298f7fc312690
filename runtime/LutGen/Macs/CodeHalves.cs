using System.Runtime.CompilerServices;

namespace LutGen.Macs;

/// <summary>Codes in the halves of a line's numbers.</summary>
internal static unsafe class CodeHalves
{
    /// <summary>The codes of one half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Half<TLanes>(TLanes numbers, bool upper)
        where TLanes : unmanaged, IIntLanes<TLanes> =>
        upper ? numbers >>> 16 : numbers & TLanes.Repeat(0xFFFF);

    /// <summary>Codes of two channels as one line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Join<TLanes>(TLanes lower, TLanes upper)
        where TLanes : unmanaged, IIntLanes<TLanes> =>
        lower | upper << 16;
}
