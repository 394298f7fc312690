namespace LutGen.Hardware;

/// <summary>How a feature comes into a circuit: a binary number of steps of 2^Exponent, in two's complement where it is signed; beyond its range it saturates.</summary>
/// <param name="Feature">The feature's index.</param>
/// <param name="Bits">Width, 1 to 32.</param>
/// <param name="Exponent">The step is 2^Exponent; 0 for features that are whole numbers.</param>
/// <param name="IsSigned">Whether there are negative numbers.</param>
internal readonly record struct FeatureFormat(int Feature, int Bits, int Exponent, bool IsSigned)
{
    /// <summary>The smallest number.</summary>
    public long Least => IsSigned ? -(1L << (Bits - 1)) : 0;

    /// <summary>The largest number.</summary>
    public long Largest => Least + (1L << Bits) - 1;

    /// <summary>The number of steps in a value, rounded down. A feature exceeds a threshold where its number exceeds the threshold's, but within one step.</summary>
    public double StepsIn(float value) => Math.Floor(value / Math.Pow(2, Exponent));

    /// <summary>The number that stands for a value; NaN is as small as can be.</summary>
    public long Encode(float value)
    {
        double steps = StepsIn(value);
        return !(steps > Least) ? Least : steps >= Largest ? Largest : (long)steps;
    }

    /// <summary>Whether some number exceeds a threshold, and no threshold is below all numbers.</summary>
    public bool Holds(float threshold) => StepsIn(threshold) >= Least && StepsIn(threshold) < Largest;
}
