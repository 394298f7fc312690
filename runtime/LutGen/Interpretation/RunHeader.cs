using System.Runtime.CompilerServices;

namespace LutGen.Interpretation;

/// <summary>The numbers at the start of a run of a <see cref="CircuitProgram"/>: form and flags, then the number of operations.</summary>
internal static unsafe class RunHeader
{
    /// <summary>Numbers of a header.</summary>
    public const int Length = 2;

    /// <summary>Most operations of a run: what the smallest table can count.</summary>
    public const int MostOperations = ushort.MaxValue;

    private const int InputsFlag = 0x100;
    private const int OutputsFlag = 0x200;

    /// <summary>The first number.</summary>
    /// <param name="form">Number of the function among those of <see cref="TernaryRuns"/> or <see cref="GateRuns"/>.</param>
    /// <param name="readsInputs">Whether operands are input planes rather than slots.</param>
    /// <param name="writesOutputs">Whether results are output planes rather than slots.</param>
    public static int Encode(int form, bool readsInputs, bool writesOutputs) => form | (readsInputs ? InputsFlag : 0) | (writesOutputs ? OutputsFlag : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Form<TPlace>(TPlace* header)
        where TPlace : unmanaged => (byte)Place.At(header);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ReadsInputs<TPlace>(TPlace* header)
        where TPlace : unmanaged => (Place.At(header) & InputsFlag) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool WritesOutputs<TPlace>(TPlace* header)
        where TPlace : unmanaged => (Place.At(header) & OutputsFlag) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count<TPlace>(TPlace* header)
        where TPlace : unmanaged => (int)Place.At(header + 1);
}
