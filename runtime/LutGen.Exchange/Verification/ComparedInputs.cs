using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>
/// The inputs of two networks as variables that both encoders are functions of. Features that both quantise alike are codes; others
/// are the comparisons with the thresholds of both. Where one network is bits that are as many as the other's encoder gives, these
/// bits are the inputs: it is a netlist of the other's layers.
/// </summary>
internal sealed class ComparedInputs
{
    // Thresholds of a quantiser that the other network has not.
    private const int MostQuantizerBits = 10;

    private readonly List<InputField> _fields = [];
    private readonly List<Func<long, float>> _values = [];

    // Of each encoder's bits, each signal's most significant first: the variables whose exclusive or they are.
    private readonly List<int[]>[] _bits = [[], []];

    private ComparedInputs(bool areFeatures) => AreFeatures = areFeatures;

    /// <summary>Whether values are features; otherwise they are the bits of an encoder.</summary>
    public bool AreFeatures { get; }

    /// <summary>The fields, in order of variables.</summary>
    public IReadOnlyList<InputField> Fields => _fields;

    /// <summary>Number of variables.</summary>
    public int VariableCount { get; private set; }

    /// <summary>The variables whose exclusive or each bit of an encoder is, each signal's most significant bit first.</summary>
    /// <param name="network">0 for the first network, 1 for the second.</param>
    public IReadOnlyList<int[]> EncoderBits(int network) => _bits[network];

    /// <summary>The inputs of two networks.</summary>
    /// <exception cref="NetworkException">Their inputs cannot be matched.</exception>
    public static ComparedInputs Of(LutNetwork first, LutNetwork second)
    {
        int firstBits = first.Encoder.Widths.Sum();
        int secondBits = second.Encoder.Widths.Sum();
        if (firstBits == secondBits && first.Encoder is RawBitsEncoder != second.Encoder is RawBitsEncoder)
        {
            return OfBits(firstBits);
        }

        return first.Encoder.FeatureCount == second.Encoder.FeatureCount ? OfFeatures(first.Encoder, second.Encoder) : throw new NetworkException(
            NetworkRule.Malformed,
            $"the networks have {first.Encoder.FeatureCount} and {second.Encoder.FeatureCount} features, and encoders of {firstBits} and {secondBits} bits, expected as many features, or a netlist with an input for each bit of the other's encoder");
    }

    /// <summary>The input of some values of the fields.</summary>
    public float[] Row(IReadOnlyList<long> values) => values.Select((value, field) => _values[field](value)).ToArray();

    /// <summary>The codes of a network's encoder for a row.</summary>
    public int[] Codes(LutNetwork network, float[] row)
    {
        var codes = new int[network.SignalCount];
        if (AreFeatures)
        {
            network.Encoder.Encode(row, codes);
            return codes;
        }

        int bit = 0;
        for (int signal = 0; signal < network.Encoder.SignalCount; signal++)
        {
            for (int width = network.WidthOf(signal); width > 0; width--)
            {
                codes[signal] = (codes[signal] << 1) | (int)row[bit++];
            }
        }

        return codes;
    }

    private static ComparedInputs OfBits(int count)
    {
        var inputs = new ComparedInputs(areFeatures: false);
        for (int i = 0; i < count; i++)
        {
            inputs.Add(1, isThermometer: false, value => value);
            inputs._bits[0].Add([i]);
            inputs._bits[1].Add([i]);
        }

        return inputs;
    }

    private static ComparedInputs OfFeatures(InputEncoder first, InputEncoder second)
    {
        var inputs = new ComparedInputs(areFeatures: true);
        var steps = new Dictionary<Quantizer, float[]>();
        for (int feature = 0; feature < first.FeatureCount; feature++)
        {
            if (first is QuantizerEncoder a && second is QuantizerEncoder b && a.Quantizers[feature] == b.Quantizers[feature])
            {
                inputs.AddCode(a.Quantizers[feature]);
                continue;
            }

            float[] firstSteps = Steps(first, feature, steps);
            float[] secondSteps = Steps(second, feature, steps);
            float[] all = firstSteps.Concat(secondSteps).Distinct().Order().ToArray();
            InputField field = inputs.Add(all.Length, isThermometer: true, value => Between(all, (int)value));
            inputs.AddBits(0, first, feature, firstSteps, all, field.First);
            inputs.AddBits(1, second, feature, secondSteps, all, field.First);
        }

        return inputs;
    }

    private InputField Add(int count, bool isThermometer, Func<long, float> value)
    {
        var field = new InputField(VariableCount, count, isThermometer);
        _fields.Add(field);
        _values.Add(value);
        VariableCount += count;
        return field;
    }

    private void AddCode(Quantizer quantizer)
    {
        float[]? steps = null;
        InputField field = Add(quantizer.Bits, isThermometer: false, value =>
        {
            float usual = (value - quantizer.Zero) * quantizer.Scale;
            return quantizer.Encode(usual) == value ? usual : Between(steps ??= QuantizerSteps.Of(quantizer), (int)value);
        });
        IEnumerable<int[]> bits = Enumerable.Range(field.First, field.Count).Select(variable => new[] { variable });
        _bits[0].AddRange(bits);
        _bits[1].AddRange(bits);
    }

    private static float[] Steps(InputEncoder encoder, int feature, Dictionary<Quantizer, float[]> known)
    {
        if (encoder is ComparisonEncoder comparisons)
        {
            return Enumerable.Range(comparisons.FirstSignalOf(feature), comparisons.BitCountOf(feature)).Select(comparisons.ThresholdOf).ToArray();
        }

        Quantizer quantizer = ((QuantizerEncoder)encoder).Quantizers[feature];
        if (quantizer.Bits > MostQuantizerBits)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"feature {feature} is quantised to {quantizer.Bits} bits by one network alone, expected at most {MostQuantizerBits}, or the same quantiser in both");
        }

        if (!known.TryGetValue(quantizer, out float[]? steps))
        {
            known.Add(quantizer, steps = QuantizerSteps.Of(quantizer));
        }

        return steps;
    }

    private void AddBits(int network, InputEncoder encoder, int feature, float[] steps, float[] all, int first)
    {
        int[] variables = steps.Select(step => first + Array.BinarySearch(all, step)).ToArray();
        if (encoder is ComparisonEncoder)
        {
            _bits[network].AddRange(variables.Select(variable => new[] { variable }));
            return;
        }

        // Bit b of a code that has passed the steps 1 to k is 1 where an odd number of the steps 2^b, 2 * 2^b ... has been passed.
        for (int bit = ((QuantizerEncoder)encoder).Quantizers[feature].Bits - 1; bit >= 0; bit--)
        {
            _bits[network].Add(variables.Where((_, i) => ((i + 1) & ((1 << bit) - 1)) == 0).ToArray());
        }
    }

    // A number that exceeds so many of the thresholds, a whole one where there is one.
    private static float Between(float[] thresholds, int exceeded)
    {
        float low = exceeded == 0 ? float.NegativeInfinity : thresholds[exceeded - 1];
        if (exceeded == thresholds.Length)
        {
            float above = thresholds.Length == 0 ? 0 : MathF.Floor(low) + 1;
            return thresholds.Length == 0 || above > low ? above : MathF.BitIncrement(low);
        }

        float whole = MathF.Floor(thresholds[exceeded]);
        return whole > low || exceeded == 0 ? whole : thresholds[exceeded];
    }
}
