namespace LutGen.Training.Sequences.Tables;

/// <summary>The functions of cells as tables, and how far their inputs are told apart.</summary>
internal static class GateFunctions
{
    // Beyond these, codes of 8 bits no longer change: s(8) is 254.9 / 255 and tanh(4) is 126.9 / 127.
    private const float MostGateInput = 8;
    private const float MostValueInput = 4;

    /// <summary>The form of a gate's input that had some range.</summary>
    public static CodeFormat GateInput(ValueRange range) => CodeFormat.Signed(MathF.Min(range.Magnitude, MostGateInput));

    /// <summary>The form of the input of a hyperbolic tangent that had some range.</summary>
    public static CodeFormat ValueInput(ValueRange range) => CodeFormat.Signed(MathF.Min(range.Magnitude, MostValueInput));

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Gates with their complements: 255 - code is not s(-x) rounded, but the other half of the same share.</summary>
    public static IEnumerable<(CodedSignal Input, Func<double, double> Function, CodeFormat Output)> Gates(IEnumerable<CodedSignal> inputs) =>
        inputs.SelectMany(input => new (CodedSignal, Func<double, double>, CodeFormat)[]
        {
            (input, Sigmoid, CodeFormat.Share),
            (input, value => CodeFormat.Share.ValueOf(CodeFormat.Share.Largest - CodeFormat.Share.CodeOf(Sigmoid(value))), CodeFormat.Share),
        });

    /// <summary>Pairs of a gate and its complement, as <see cref="Gates"/> orders them.</summary>
    public static ComplementedSignal[] Pairs(ReadOnlySpan<CodedSignal> gates)
    {
        ComplementedSignal[] pairs = new ComplementedSignal[gates.Length / 2];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new ComplementedSignal(gates[2 * i], gates[2 * i + 1]);
        }

        return pairs;
    }
}
