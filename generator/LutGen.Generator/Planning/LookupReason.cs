using System.Globalization;

namespace LutGen.Generator.Planning;

/// <summary>Why tables are looked up.</summary>
/// <param name="Nanoseconds">How long that takes for 512 samples, from planes to planes.</param>
/// <param name="Operations">About how many operations on bits they would be; null when they are too many to count.</param>
/// <param name="NanosecondsOnBits">How long these would take where no layer is looked up.</param>
internal sealed record LookupReason(double Nanoseconds, long? Operations, double NanosecondsOnBits)
{
    /// <summary>The end of a sentence.</summary>
    public override string ToString() => Operations is null
        ? FormattableString.Invariant($"looked up, {Microseconds(Nanoseconds)} us for 512 samples where operations were too many to count")
        : FormattableString.Invariant($"looked up, {Microseconds(Nanoseconds)} us for 512 samples against {Microseconds(NanosecondsOnBits)} for some {Operations} operations");

    private static string Microseconds(double nanoseconds) => (nanoseconds / 1_000).ToString(nanoseconds < 9_950 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
