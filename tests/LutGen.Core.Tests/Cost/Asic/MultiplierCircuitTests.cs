using LutGen.Arithmetic;
using LutGen.Cost.Asic;

namespace LutGen.Core.Tests.Cost.Asic;

public sealed class MultiplierCircuitTests
{
    public static TheoryData<string, bool> Kinds => new()
    {
        { "traditional", false }, { "traditional", true }, { "plain", false }, { "plain", true }, { "optimised", false }, { "optimised", true },
        { "array", false }, { "array", true }, { "wallace", false }, { "wallace", true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_netlist_multiplies_every_8_bit_activation_by_every_9_bit_weight(string kind, bool isSigned) =>
        AssertMultiplies(Build(kind, new MultiplierFormat(new IntegerFormat(8, false), new IntegerFormat(9, isSigned), 2)), ChunkApproximation.Exact);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Netlists_of_other_widths_and_chunks_multiply_too(string kind, bool isSigned)
    {
        foreach ((int activationBits, int weightBits) in new[] { (1, 1), (1, 5), (5, 1), (4, 4), (6, 3), (7, 2), (3, 6) })
        {
            int[] chunks = kind is "plain" or "optimised" ? [1, 2, 3, 4, 5, 6, 7, 8] : [2];
            Assert.All(chunks, chunkBits => AssertMultiplies(
                Build(kind, new MultiplierFormat(new IntegerFormat(activationBits, false), new IntegerFormat(weightBits, isSigned), chunkBits)), ChunkApproximation.Exact));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_the_dropped_chunks_it_multiplies_what_is_left_of_the_activation(bool isSigned)
    {
        MultiplierFormat format = new(new IntegerFormat(8, false), new IntegerFormat(5, isSigned), 2), bits = new(format.Activation, format.Weight, 1);
        AssertMultiplies(ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples, Low(1)), Low(1));
        AssertMultiplies(ChunkedLutMultiplier.Build(format, ProductStorage.Plain, Low(3)), Low(3));
        AssertMultiplies(ChunkedLutMultiplier.Build(bits, ProductStorage.OddMultiples, Low(5)), Low(5));
        AssertMultiplies(ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples, Nibbles(format)), Nibbles(format));
        AssertMultiplies(ChunkedLutMultiplier.Build(bits, ProductStorage.OddMultiples, Nibbles(bits)), Nibbles(bits));

        static ChunkApproximation Low(int count) => ChunkApproximation.LowChunks(count, ChunkSubstitute.Zero);
        static ChunkApproximation Nibbles(MultiplierFormat format) => ChunkApproximation.LowHalvesOfNibbles(format, ChunkSubstitute.Zero);
    }

    // The formulas of docs/lutna.md for unsigned operands, activations of a bits, weights of w bits, n = a / s chunks.
    [Theory]
    [InlineData(4, 4, 2)]
    [InlineData(8, 8, 2)]
    [InlineData(8, 9, 2)]
    [InlineData(8, 9, 4)]
    [InlineData(12, 7, 3)]
    public void Cells_are_as_many_as_the_formulas_say(int a, int w, int s)
    {
        MultiplierFormat format = new(new IntegerFormat(a, false), new IntegerFormat(w, false), s);
        int n = a / s;

        CellNetlist traditional = TraditionalLutMultiplier.Build(format).Netlist;
        Assert.Equal(((1 << a) * (a + w), ((1 << a) - 1) * (a + w)), (traditional.Count(CellKind.StoredBit), traditional.Count(CellKind.Mux2)));

        CellNetlist plain = ChunkedLutMultiplier.Build(format, ProductStorage.Plain).Netlist, odd = ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples).Netlist;
        Assert.Equal(((1 << s) * (w + s), n * ((1 << s) - 1) * (w + s)), (plain.Count(CellKind.StoredBit), plain.Count(CellKind.Mux2)));
        Assert.Equal(plain.Count(CellKind.Mux2), odd.Count(CellKind.Mux2));
        Assert.Equal(Enumerable.Range(0, 1 << (s - 1)).Sum(i => i == 0 ? w : w + BitsOf(2 * i + 1)), odd.Count(CellKind.StoredBit));

        // Braun's array, rows by the narrower operand, columns by the wider one.
        CellNetlist array = ArrayMultiplier.Build(format).Netlist;
        int rows = Math.Min(a, w), columns = Math.Max(a, w);
        Assert.Equal((rows * columns, columns, (rows - 1) * columns - rows), (array.Count(CellKind.And2), array.Count(CellKind.HalfAdder), array.Count(CellKind.FullAdder)));
    }

    [Fact]
    public void Two_bit_chunks_of_8_by_9_bits_take_what_can_be_counted_by_hand()
    {
        MultiplierFormat unsigned = new(new IntegerFormat(8, false), new IntegerFormat(9, false), 2);

        // W and 3W; four columns trees of three multiplexers for eleven bits; adders of 11 + 11, 11 + 11 and 13 + 13 bits.
        Assert.Equal((20, 132, 24, 11), Counts(ChunkedLutMultiplier.Build(unsigned, ProductStorage.OddMultiples).Netlist));

        // 2W differs from W in its upper three bits, since the offset is not shifted.
        Assert.Equal((23, 132, 24, 11), Counts(ChunkedLutMultiplier.Build(MultiplierFormat.Default, ProductStorage.OddMultiples).Netlist));

        static (int, int, int, int) Counts(CellNetlist netlist) =>
            (netlist.Count(CellKind.StoredBit), netlist.Count(CellKind.Mux2), netlist.Count(CellKind.FullAdder), netlist.Count(CellKind.HalfAdder));
    }

    [Fact]
    public void Signed_or_too_wide_activations_have_no_circuit()
    {
        IntegerFormat weight = new(9, true);
        Assert.All(
            [new IntegerFormat(8, true), new IntegerFormat(13, false)],
            activation => Assert.Contains("expected 1 to 12 bits unsigned", Assert.Throws<ArgumentException>(() => ArrayMultiplier.Build(new MultiplierFormat(activation, weight, 2))).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => ChunkedLutMultiplier.Build(MultiplierFormat.Default, ProductStorage.Plain, ChunkApproximation.LowChunks(4, ChunkSubstitute.Zero)));
    }

    private static MultiplierCircuit Build(string kind, MultiplierFormat format) => kind switch
    {
        "traditional" => TraditionalLutMultiplier.Build(format),
        "plain" => ChunkedLutMultiplier.Build(format, ProductStorage.Plain),
        "optimised" => ChunkedLutMultiplier.Build(format, ProductStorage.OddMultiples),
        "array" => ArrayMultiplier.Build(format),
        _ => WallaceMultiplier.Build(format),
    };

    private static void AssertMultiplies(MultiplierCircuit circuit, ChunkApproximation approximation)
    {
        MultiplierFormat format = circuit.Format;
        int kept = Enumerable.Range(0, format.Chunks).Where(chunk => !approximation.Drops(chunk)).Sum(chunk => ((1 << format.WidthOf(chunk)) - 1) << (chunk * format.ChunkBits));
        NetlistSimulation simulation = new(circuit.Netlist);
        foreach (int weight in format.Weight.Values)
        {
            foreach ((int net, bool content) in circuit.ContentsOf(weight))
            {
                simulation[net] = content ? ulong.MaxValue : 0;
            }

            for (int first = 0; first <= format.Activation.Largest; first += 64)
            {
                for (int bit = 0; bit < circuit.Activation.Count; bit++)
                {
                    simulation[circuit.Activation[bit]] = Enumerable.Range(0, 64).Aggregate(0UL, (word, lane) => word | (ulong)(first + lane >> bit & 1) << lane);
                }

                simulation.Evaluate();
                for (int lane = 0; lane < 64 && first + lane <= format.Activation.Largest; lane++)
                {
                    long product = circuit.Product.Select((net, place) => (long)(simulation[net] >> lane & 1) << place).Sum();
                    if (product != (long)weight * (first + lane & kept) + circuit.Offset)
                    {
                        Assert.Fail($"{first + lane} * {weight} gave {product - circuit.Offset}, {format}");
                    }
                }
            }
        }
    }

    private static int BitsOf(int value) => value == 0 ? 0 : 1 + BitsOf(value / 2);
}
