using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Training.Sequences.Tables;

/// <summary>
/// Adds layers over signals whose codes stand for real values: linear maps and sums of products as multiply-accumulate layers with tables, functions of
/// one value as tables, and products of two values by quarter squares, u v = floor((u + v)^2 / 4) - floor((u - v)^2 / 4), of which each is a table on
/// a sum of two codes.
/// </summary>
internal sealed class CodedLayers
{
    // The widths that docs/lutna.md takes as the default: 9-bit weights, chunks that tables of 16 words serve.
    private const int MostWeight = 255;
    private const int ChunkBits = 4;

    // A gate of 255 and a signed value of 128 give (255 + 128)^2 / 4 = 36,672, two codes of 255 give 65,025.
    private const int SquareBits = 16;

    // Keeps a bias, in units of the accumulator, far from 2^31.
    private const double MostBias = 1 << 24;

    private readonly NetworkBuilder _builder;

    /// <summary>Adds to a network.</summary>
    public CodedLayers(NetworkBuilder builder) => _builder = builder;

    /// <summary>y = W x + b, a unit of the accumulator for each row by its largest weight.</summary>
    /// <param name="maps">For each row the signals that it reads, as many weights, a bias, and the form of its value; all of one width.</param>
    public CodedSignal[] Linear(IReadOnlyList<LinearRow> maps)
    {
        List<SumRow> rows = [];
        foreach (LinearRow map in maps)
        {
            (CodedSignal[] inputs, float[] weights) = (map.Inputs, map.Weights);
            double largest = inputs.Select((input, i) => Math.Abs((double)weights[i] * input.Format.Scale)).Max();
            double unit = Math.Max(Math.Max(largest / MostWeight, Math.Abs(map.Bias) / MostBias), 1e-12);
            WeightedCode[] terms = [.. inputs.Select((input, i) => new WeightedCode(
                input.Signal,
                input.Format.Zero,
                (int)Math.Round((double)weights[i] * input.Format.Scale / unit)))];
            rows.Add(new SumRow([.. terms.Where(term => term.Weight != 0)], (int)Math.Round(map.Bias / unit), unit, map.Output));
        }

        return Sums(rows);
    }

    /// <summary>Sums of whole multiples of codes, requantised.</summary>
    public CodedSignal[] Sums(IReadOnlyList<SumRow> rows)
    {
        Dictionary<int, int> tableOfWeight = [];
        List<ProductTable> tables = [];
        List<MacNeuron> neurons = [];
        foreach (SumRow row in rows)
        {
            List<MacInput> inputs = [];
            int bias = row.Bias;
            foreach (WeightedCode term in row.Terms)
            {
                if (!tableOfWeight.TryGetValue(term.Weight, out int table))
                {
                    tableOfWeight.Add(term.Weight, table = tables.Count);
                    tables.Add(ProductTable.Exact(term.Weight, ChunkBits));
                }

                inputs.Add(new MacInput(term.Signal, table));
                bias -= term.Weight * term.Zero;
            }

            Requantizer requantizer = Requantizer.Nearest(row.Unit / row.Output.Scale);
            neurons.Add(new MacNeuron(inputs, bias, requantizer.Multiplier, requantizer.Shift, row.Output.Zero));
        }

        if (tables.Count == 0)
        {
            // A layer without weights still says how wide its chunks are.
            tables.Add(ProductTable.Exact(0, ChunkBits));
        }

        MacLayer layer = new(_builder.Scope, rows[0].Output.Bits, 0, tables, neurons);
        _builder.Add(layer);
        return [.. rows.Select((row, i) => new CodedSignal(layer.FirstSignal + i, row.Output))];
    }

    /// <summary>A function of each signal's value by a table.</summary>
    public CodedSignal[] Functions(IReadOnlyList<(CodedSignal Input, Func<double, double> Function, CodeFormat Output)> rows)
    {
        LutLayer.Builder layer = _builder.Luts(rows[0].Output.Bits);
        CodedSignal[] signals = [.. rows.Select(row => new CodedSignal(
            layer.Add(
                [row.Input.Signal],
                TruthTable.FromFunction(row.Input.Format.Bits, row.Output.Bits, code => row.Output.CodeOf(row.Function(row.Input.Format.ValueOf(code))))),
            row.Output))];
        _builder.Add(layer.Build());
        return signals;
    }

    /// <summary>The largest code less each signal's.</summary>
    public CodedSignal[] Complements(IReadOnlyList<CodedSignal> inputs) => Functions([.. inputs.Select(input =>
    {
        // The value of the complemented code, in a form whose zero moves with it.
        CodeFormat format = input.Format;
        return (input, (Func<double, double>)(value => format.ValueOf(format.Largest - format.CodeOf(value))), format);
    })]);

    /// <summary>A function of the sum of some signals' codes by a table.</summary>
    /// <param name="rows">The signals, the code of each sum that can be, and the form of these codes; all of one width.</param>
    public CodedSignal[] SumFunctions(IReadOnlyList<(int[] Signals, Func<int, int> Code, CodeFormat Output)> rows)
    {
        LutLayer.Builder layer = _builder.Luts(rows[0].Output.Bits, Addressing.Sum);
        CodedSignal[] signals = [.. rows.Select(row =>
        {
            int largest = row.Signals.Sum(signal => (1 << _builder.Scope.WidthOf(signal)) - 1);
            int addressBits = layer.AddressBitsFor(row.Signals);
            return new CodedSignal(layer.Add(row.Signals, TruthTable.FromFunction(addressBits, row.Output.Bits, sum => sum <= largest ? row.Code(sum) : 0)), row.Output);
        })];
        _builder.Add(layer.Build());
        return signals;
    }

    /// <summary>The quarter squares of pairs of 8-bit signals, the first of which has a complement.</summary>
    public QuarterSquares[] Squares(IReadOnlyList<(ComplementedSignal U, CodedSignal V)> pairs)
    {
        CodeFormat squares = new(SquareBits, 1, 0);
        CodedSignal[] signals = SumFunctions([.. pairs.SelectMany(pair =>
        {
            (CodeFormat u, CodeFormat v) = (pair.U.Itself.Format, pair.V.Format);

            // From the complement the sum is largest - u + v, so the difference u - v is largest less the sum.
            return new (int[], Func<int, int>, CodeFormat)[]
            {
                ([pair.U.Itself.Signal, pair.V.Signal], sum => QuarterSquare(sum - u.Zero - v.Zero), squares),
                ([pair.U.Complement.Signal, pair.V.Signal], sum => QuarterSquare(u.Largest - sum - u.Zero + v.Zero), squares),
            };
        })]);
        return [.. pairs.Select((_, i) => new QuarterSquares(signals[2 * i].Signal, signals[2 * i + 1].Signal))];
    }

    /// <summary>A product as terms of a sum, times a weight.</summary>
    public static WeightedCode[] Product(QuarterSquares squares, int weight = 1) =>
        [new WeightedCode(squares.Sum, 0, weight), new WeightedCode(squares.Difference, 0, -weight)];

    private static int QuarterSquare(int value) => value * value / 4;
}
