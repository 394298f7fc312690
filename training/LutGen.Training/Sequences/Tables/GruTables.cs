namespace LutGen.Training.Sequences.Tables;

/// <summary>
/// A gated recurrent unit in seven layers: both linear maps, the gates with their complements, quarter squares of r u, the new value's input and its
/// tangent, quarter squares of z h and (1 - z) n, and their sum.
/// </summary>
internal sealed class GruTables(GruCell cell) : ICellTables
{
    private readonly ValueRange _gates = new();
    private readonly ValueRange _products = new();
    private readonly ValueRange _new = new();

    public CodeFormat[] StateFormats => [.. Enumerable.Repeat(CodeFormat.Unit, cell.Units)];

    public void Observe(ReadOnlySpan<float> next, ReadOnlySpan<float> tape)
    {
        int units = cell.Units;
        _gates.Add(tape.Slice(GruCell.ResetInput * units, 2 * units));
        _products.Add(tape.Slice(GruCell.NewFromInput * units, 2 * units));
        _new.Add(tape.Slice(GruCell.NewInput * units, units));
    }

    public CodedSignal[] Add(CodedLayers layers, CodedSignal[] inputs, CodedSignal[] state)
    {
        int units = cell.Units;
        CodeFormat gateInput = GateFunctions.GateInput(_gates), product = CodeFormat.Signed(_products.Magnitude), newInput = GateFunctions.ValueInput(_new);

        // Both gates read features and state at once; of the new value both stay apart, for the reset gate is between them.
        CodedSignal[] both = [.. inputs, .. state];
        LinearRow[] fromInput = RecurrentTables.Rows(cell.Input, inputs, product), fromState = RecurrentTables.Rows(cell.State, state, product);
        LinearRow[] gates = [.. fromInput[..(2 * units)].Zip(fromState[..(2 * units)], (left, right) =>
            new LinearRow(both, [.. left.Weights, .. right.Weights], left.Bias + right.Bias, gateInput))];
        CodedSignal[] maps = layers.Linear([.. gates, .. fromInput[(2 * units)..], .. fromState[(2 * units)..]]);
        ReadOnlySpan<CodedSignal> a = maps.AsSpan(2 * units, units), u = maps.AsSpan(3 * units, units);

        ComplementedSignal[] shares = GateFunctions.Pairs(layers.Functions([.. GateFunctions.Gates(maps[..(2 * units)])]));
        QuarterSquares[] resets = layers.Squares([.. maps[(3 * units)..].Select((each, i) => (shares[i], each))]);

        // 1 in the sum is a share's step times a product's; a + r u is a whole number of them.
        SumRow[] sums = new SumRow[units];
        for (int i = 0; i < units; i++)
        {
            sums[i] = new SumRow([new WeightedCode(a[i].Signal, product.Zero, CodeFormat.Share.Largest), .. CodedLayers.Product(resets[i])], 0, product.Scale * CodeFormat.Share.Scale, newInput);
        }

        CodedSignal[] fresh = layers.Functions([.. layers.Sums(sums).Select(each => (each, (Func<double, double>)Math.Tanh, CodeFormat.Unit))]);
        QuarterSquares[] mixed = layers.Squares([.. Enumerable.Range(0, units).SelectMany(i => new[] { (shares[units + i], state[i]), (Swapped(shares[units + i]), fresh[i]) })]);
        return layers.Sums([.. Enumerable.Range(0, units).Select(i => new SumRow(
            [.. CodedLayers.Product(mixed[2 * i]), .. CodedLayers.Product(mixed[2 * i + 1])],
            0,
            CodeFormat.Unit.Scale * CodeFormat.Share.Scale,
            CodeFormat.Unit))]);
    }

    // 1 - z, whose complement is z.
    private static ComplementedSignal Swapped(ComplementedSignal share) => new(share.Complement, share.Itself);
}
