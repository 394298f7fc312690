using System.Globalization;
using LutGen.Networks;

namespace LutGen.Encoders;

/// <summary>How one feature is quantised: code = clamp(round(x / Scale) + Zero, 0, 2^Bits - 1), ties to even.</summary>
/// <param name="Bits">Width of the code, 1 to 16.</param>
/// <param name="Scale">The step, positive and finite.</param>
/// <param name="Zero">The code of 0; half the range for signed values in offset binary.</param>
public readonly record struct Quantizer(int Bits, float Scale, int Zero)
{
    /// <summary>The code of a value; NaN gives 0.</summary>
    public int Encode(float value)
    {
        // Single precision throughout, so that every kernel can do exactly the same.
        float rounded = (float)Math.Round((float)(value / Scale), MidpointRounding.ToEven) + Zero;
        int largest = (1 << Bits) - 1;
        return !(rounded > 0) ? 0 : rounded >= largest ? largest : (int)rounded;
    }
}

/// <summary>A uniform quantiser: one code a feature (the input layers of LogicNets, PolyLUT and NeuraLUT).</summary>
public sealed class QuantizerEncoder : InputEncoder
{
    /// <summary>A quantiser for each feature.</summary>
    /// <exception cref="NetworkException">A width, step or zero is out of range.</exception>
    public QuantizerEncoder(IReadOnlyList<Quantizer> quantizers)
        : base(quantizers.Count)
    {
        Quantizers = quantizers.All(q => q == quantizers[0]) ? new RepeatedList<Quantizer>(quantizers[0], quantizers.Count) : quantizers.ToArray();
        foreach (Quantizer quantizer in SharesRow ? quantizers.Take(1) : quantizers)
        {
            if (quantizer.Bits is < 1 or > NetworkLimits.SignalBits)
            {
                throw new NetworkException(NetworkRule.WidthMismatch, $"a quantiser gives {quantizer.Bits} bits, expected 1 to {NetworkLimits.SignalBits}");
            }

            if (!(quantizer.Scale > 0) || float.IsInfinity(quantizer.Scale) || Math.Abs((long)quantizer.Zero) > NetworkLimits.ZeroPoint)
            {
                throw new NetworkException(NetworkRule.Malformed, $"a quantiser has scale {quantizer.Scale.ToString(CultureInfo.InvariantCulture)} and zero {quantizer.Zero}, expected a positive finite scale and a zero within {NetworkLimits.ZeroPoint}");
            }
        }
    }

    /// <summary>The same quantiser for all features.</summary>
    public QuantizerEncoder(int featureCount, Quantizer quantizer)
        : this(new RepeatedList<Quantizer>(quantizer, featureCount))
    {
    }

    /// <summary>The quantisers by feature.</summary>
    public IReadOnlyList<Quantizer> Quantizers { get; }

    /// <summary>Whether all features are quantised alike.</summary>
    internal bool SharesRow => Quantizers is RepeatedList<Quantizer>;

    /// <inheritdoc/>
    public override int SignalCount => FeatureCount;

    /// <inheritdoc/>
    public override IEnumerable<int> Widths => Quantizers.Select(q => q.Bits);

    /// <inheritdoc/>
    public override void Encode(IReadOnlyList<float> features, int[] codes)
    {
        for (int feature = 0; feature < FeatureCount; feature++)
        {
            codes[feature] = Quantizers[feature].Encode(features[feature]);
        }
    }
}
