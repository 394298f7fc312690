namespace LutGen.Exchange.Verification;

/// <summary>
/// What networks can tell of one feature: as a code, or as which of some thresholds it exceeds. A threshold's variable is 1 only
/// where that of the threshold below is.
/// </summary>
/// <param name="First">Its first variable.</param>
/// <param name="Count">Number of its variables: bits of a code, the most significant first, or thresholds, the lowest first.</param>
/// <param name="IsThermometer">Whether they are thresholds.</param>
internal readonly record struct InputField(int First, int Count, bool IsThermometer)
{
    /// <summary>Number of values that can be told apart; those of codes are at most 2^16.</summary>
    public long Values => IsThermometer ? Count + 1L : 1L << Count;

    /// <summary>Whether a variable is 1 at a value: the code, or how many thresholds are exceeded.</summary>
    public bool IsOne(int variable, long value) => IsThermometer ? variable - First < value : ((value >> (First + Count - 1 - variable)) & 1) != 0;
}
