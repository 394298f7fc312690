namespace LutGen.Training;

/// <summary>The one form in which a setting out of range is refused: its name, its value, and what was expected.</summary>
internal static class Setting
{
    /// <summary>Throws unless a condition holds.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="name">The setting, with the layer that it belongs to.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expected">What was expected.</param>
    /// <exception cref="ArgumentException">The condition does not hold.</exception>
    public static void Require(bool condition, string name, object value, string expected)
    {
        if (!condition)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; expected {expected}."));
        }
    }
}
