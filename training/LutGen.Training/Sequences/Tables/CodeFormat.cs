using LutGen.Encoders;

namespace LutGen.Training.Sequences.Tables;

/// <summary>What the codes of a signal stand for: value = (code - Zero) * Scale.</summary>
/// <param name="Bits">Width of the code.</param>
/// <param name="Scale">The step.</param>
/// <param name="Zero">The code of 0; in the middle for signed values (offset binary).</param>
internal readonly record struct CodeFormat(int Bits, float Scale, int Zero)
{
    private const int ActivationBits = 8;
    private const float SmallestRange = 1f / 1024;

    /// <summary>Shares from 0 to 1: gates and the weights of an attention.</summary>
    public static CodeFormat Share => new(ActivationBits, 1f / 255, 0);

    /// <summary>Signed values from -1 to 1, both ends included.</summary>
    public static CodeFormat Unit => Signed(1);

    /// <summary>The largest code.</summary>
    public int Largest => (1 << Bits) - 1;

    /// <summary>The same as a network's encoder has it.</summary>
    public Quantizer Quantizer => new(Bits, Scale, Zero);

    /// <summary>Signed values from -range to range.</summary>
    public static CodeFormat Signed(float range, int bits = ActivationBits) =>
        new(bits, MathF.Max(range, SmallestRange) / ((1 << (bits - 1)) - 1), 1 << (bits - 1));

    /// <summary>Values between two limits, 0 among them.</summary>
    public static CodeFormat Between(float low, float high)
    {
        (low, high) = (MathF.Min(low, 0), MathF.Max(high, 0));
        int largest = (1 << ActivationBits) - 1;
        float scale = MathF.Max(high - low, SmallestRange) / largest;
        return new CodeFormat(ActivationBits, scale, (int)MathF.Round(-low / scale));
    }

    /// <summary>The value of a code.</summary>
    public double ValueOf(int code) => (code - Zero) * (double)Scale;

    /// <summary>The code nearest to a value; halves to the even one.</summary>
    public int CodeOf(double value) => (int)Math.Clamp(Math.Round(value / Scale) + Zero, 0, Largest);
}
