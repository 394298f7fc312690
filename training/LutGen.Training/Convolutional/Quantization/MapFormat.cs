namespace LutGen.Training.Convolutional;

/// <summary>
/// What the codes of a map mean: value = (code - Zero) * Scale. The scale is a double, since ratios of scales become the factors of whole numbers
/// (<see cref="Arithmetic.Requantizer"/>), which have 31 bits, more than a float; only what dequantises scores is rounded to one.
/// </summary>
/// <param name="Bits">Width of a code.</param>
/// <param name="Scale">The step.</param>
/// <param name="Zero">The code of 0; 0 where no value is negative.</param>
internal readonly record struct MapFormat(int Bits, double Scale, int Zero)
{
    /// <summary>The image: a code a pixel of a byte, 1 the brightest.</summary>
    public static MapFormat Image { get; } = new(8, 1.0 / 255, 0);

    /// <summary>The largest code.</summary>
    public int Largest => (1 << Bits) - 1;

    /// <summary>The code of a value: the nearest, ties to even.</summary>
    public int CodeOf(double value) => (int)Math.Clamp(Math.Round(value / Scale, MidpointRounding.ToEven) + Zero, 0, Largest);
}
