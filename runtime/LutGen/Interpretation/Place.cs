using System.Runtime.CompilerServices;

namespace LutGen.Interpretation;

/// <summary>Reads a number of a program's table, which holds <see cref="ushort"/> where they suffice and <see cref="int"/> where not.</summary>
internal static unsafe class Place
{
    /// <summary>The number at an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint At<TPlace>(TPlace* place)
        where TPlace : unmanaged => sizeof(TPlace) == sizeof(ushort) ? *(ushort*)place : *(int*)place;
}
