namespace LutGen.Generator.Planning;

/// <summary>Why tables are looked up.</summary>
/// <param name="Nanoseconds">How long that takes for 512 samples, from planes to planes.</param>
/// <param name="AsOperations">How long operations on bits would take; null when they are too many to count.</param>
internal sealed record LookupReason(double Nanoseconds, double? AsOperations)
{
    /// <summary>The end of a sentence.</summary>
    public override string ToString() => AsOperations is { } operations
        ? FormattableString.Invariant($"looked up, {Microseconds(Nanoseconds)} us for 512 samples against {Microseconds(operations)} as operations")
        : FormattableString.Invariant($"looked up, {Microseconds(Nanoseconds)} us for 512 samples and more as operations than were counted");

    private static string Microseconds(double nanoseconds) => (nanoseconds / 1_000).ToString(nanoseconds < 9_950 ? "F1" : "F0", System.Globalization.CultureInfo.InvariantCulture);
}
