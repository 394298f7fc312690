namespace LutGen.Training.Sequences.Tables;

/// <summary>
/// A long short-term memory in eight layers: the linear map, gates with their complements and new values, quarter squares of f c and i g, their sum c' in
/// two parts, its tangent, quarter squares of o tanh(c'), and their difference. What a cell remembers has 16 bits, as two codes of 8: a cell that keeps
/// something for long adds little to it at each step, and would lose that in the rounding of 8 bits.
/// </summary>
internal sealed class LstmTables(LstmCell cell) : ICellTables
{
    private const int PartRatio = 256;

    private readonly ValueRange _gates = new();
    private readonly ValueRange _new = new();
    private readonly ValueRange _cells = new();

    public CodeFormat[] StateFormats => [.. Parts(CodeFormat.Unit), .. Parts(High), .. Parts(Low)];

    // A power of two times the new values' step, so that all products of c' are whole numbers of one unit.
    private CodeFormat High => CodeFormat.Signed(LargestCell);

    // c is the sum of both parts.
    private CodeFormat Low => High with { Scale = High.Scale / PartRatio };

    private int LargestCell => 1 << Math.Max(0, (int)Math.Ceiling(Math.Log2(Math.Max(_cells.Magnitude, 1))));

    public void Observe(ReadOnlySpan<float> next, ReadOnlySpan<float> tape)
    {
        int units = cell.Units;
        _gates.Add(tape.Slice(LstmCell.InputGate * units, 2 * units));
        _gates.Add(tape.Slice(LstmCell.OutputGate * units, units));
        _new.Add(tape.Slice(LstmCell.NewValue * units, units));
        _cells.Add(next[units..]);
    }

    public CodedSignal[] Add(CodedLayers layers, CodedSignal[] inputs, CodedSignal[] state)
    {
        int units = cell.Units;
        CodeFormat gateInput = GateFunctions.GateInput(_gates), newInput = GateFunctions.ValueInput(_new);
        CodedSignal[] shown = state[..units], high = state[units..(2 * units)], low = state[(2 * units)..], both = [.. inputs, .. shown];
        CodedSignal[] maps = layers.Linear([.. RecurrentTables.Rows(cell.Input, inputs, gateInput).Zip(RecurrentTables.Rows(cell.State, shown, gateInput), (left, right) =>
            new LinearRow(both, [.. left.Weights, .. right.Weights], left.Bias + right.Bias, gateInput))
            .Select((row, i) => i / units == LstmCell.NewValue ? row with { Output = newInput } : row)]);

        CodedSignal[] gates = [.. Part(maps, LstmCell.InputGate), .. Part(maps, LstmCell.ForgetGate), .. Part(maps, LstmCell.OutputGate)];
        CodedSignal[] functions = layers.Functions([
            .. GateFunctions.Gates(gates),
            .. Part(maps, LstmCell.NewValue).Select(each => (each, (Func<double, double>)Math.Tanh, CodeFormat.Unit)),
        ]);
        ComplementedSignal[] shares = GateFunctions.Pairs(functions.AsSpan(0, 2 * gates.Length));
        CodedSignal[] fresh = functions[(2 * gates.Length)..];

        QuarterSquares[] mixed = layers.Squares([.. Enumerable.Range(0, units).SelectMany(i => new[] { (shares[units + i], high[i]), (shares[units + i], low[i]), (shares[i], fresh[i]) })]);
        double unit = (double)Low.Scale * CodeFormat.Share.Scale;
        SumRow[] sums = [.. mixed.Chunk(3).Select(each => new SumRow(
            [.. CodedLayers.Product(each[0], PartRatio), .. CodedLayers.Product(each[1]), .. CodedLayers.Product(each[2], PartRatio / LargestCell)],
            0,
            unit,
            High))];
        CodedSignal[] nextHigh = layers.Sums(sums);

        // The low part is what the high part leaves over; the tangent reads the whole sum, at the step that it needs.
        IEnumerable<SumRow> rests = sums.Select((sum, i) => sum with
        {
            Terms = [.. sum.Terms, new WeightedCode(nextHigh[i].Signal, High.Zero, -PartRatio * CodeFormat.Share.Largest)],
            Output = Low,
        });
        CodedSignal[] behind = layers.Sums([.. rests, .. sums.Select(sum => sum with { Output = GateFunctions.ValueInput(_cells) })]);
        CodedSignal[] tangents = layers.Functions([.. behind[units..].Select(each => (each, (Func<double, double>)Math.Tanh, CodeFormat.Unit))]);
        QuarterSquares[] outputs = layers.Squares([.. tangents.Select((each, i) => (shares[2 * units + i], each))]);
        CodedSignal[] showing = layers.Sums([.. outputs.Select(each => new SumRow(CodedLayers.Product(each), 0, CodeFormat.Unit.Scale * CodeFormat.Share.Scale, CodeFormat.Unit))]);
        return [.. showing, .. nextHigh, .. behind[..units]];

        CodedSignal[] Part(CodedSignal[] signals, int gate) => signals[(gate * units)..((gate + 1) * units)];
    }

    private IEnumerable<CodeFormat> Parts(CodeFormat format) => Enumerable.Repeat(format, cell.Units);
}
