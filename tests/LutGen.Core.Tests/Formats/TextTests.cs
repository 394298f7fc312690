using System.Globalization;
using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Formats;

public sealed class TextTests
{
    [Fact]
    public void A_network_of_48000_gates_is_at_most_a_megabyte_of_text()
    {
        LutNetwork network = RandomNetworks.GateLayers(1, 784, 6, 8000, 10);

        Assert.InRange(LutnetWriter.ToText(network).Length, 1, 1_000_000);
        Assert.Equal(network, LutnetReader.Read(LutnetWriter.ToText(network)));
    }

    [Fact]
    public void A_small_network_is_written_as_a_person_would_write_it()
    {
        var builder = new NetworkBuilder("xor", new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        int output = layer.Add([0, 1], TruthTable.Gate(6));
        builder.Add(layer.Build());
        LutNetwork network = builder.Build(new BitsHead([output]), new NetworkMetadata([new("seed", "7")]));

        Assert.Equal(
            "lutnet 1\nname xor\nsignals 3\nmeta seed 7\nencoder bits features=2\nlayer lut neurons=1 bits=1\n6 0 1\nhead bits 2\nend\n",
            LutnetWriter.ToText(network));
    }

    [Theory]
    [InlineData(new[] { 5 }, " 5")]
    [InlineData(new[] { 5, 6 }, " 5 6")]
    [InlineData(new[] { 5, 6, 7 }, " 5..7")]
    [InlineData(new[] { 0, 1, 2, 2, 3, 4, 9, 8, 7 }, " 0..2 2..4 9 8 7")]
    public void Runs_of_three_signals_or_more_are_ranges(int[] signals, string text)
    {
        Assert.Equal($"bits{text}\n", LutnetWriter.ToText(new BitsHead(signals)));
        Assert.Equal(signals, LutnetReader.ReadHead($"bits{text}").Signals);
    }

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(-0f, "0")]
    [InlineData(10f, "10")]
    [InlineData(-200f, "-200")]
    [InlineData(1f / 3, "0.33333334")]
    [InlineData(16777216f, "16777216")]
    [InlineData(-2.5e-8f, "-2.5E-08")]
    [InlineData(float.Epsilon, "1E-45")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    public void A_number_is_written_in_few_digits_that_read_back_the_same(float value, string text)
    {
        Assert.Equal($"threshold features=1 rows=1\n{text}\n", LutnetWriter.ToText(new ThresholdEncoder(1, value)));
        var back = (ThresholdEncoder)LutnetReader.ReadEncoder($"threshold features=1 rows=1\n{text}\n");
        Assert.Equal(value, back.ThresholdOf(0));
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = LutnetWriter.ToText(RandomNetworks.Create("mac", 3));
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            odd.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = odd;

            LutNetwork network = RandomNetworks.Create("mac", 3);
            Assert.Equal(expected, LutnetWriter.ToText(network));
            Assert.Equal(network, LutnetReader.Read(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_product_table_is_written_as_a_weight_only_where_the_weight_reads_back()
    {
        ProductTable[] tables = [ProductTable.Exact(-3, 1), new([0, int.MaxValue]), new([0, int.MinValue]), new([1, -3]), new([0, -3], 1)];
        var builder = new NetworkBuilder("weights", new RawBitsEncoder(1));
        builder.Add(new MacLayer(builder.Scope, 1, 0, tables, []));
        LutNetwork network = builder.Build(new BitsHead([0]));

        string text = LutnetWriter.ToText(network);

        Assert.Contains("\nweight -3\nweight 2147483647\nentries 0 0 -2147483648\nentries 0 1 -3\nentries 1 0 -3\n", text, StringComparison.Ordinal);
        Assert.Equal(network, LutnetReader.Read(text));
    }

    [Fact]
    public void Sections_alone_end_where_they_end()
    {
        LutnetException refusal = Assert.Throws<LutnetException>(() => LutnetReader.ReadEncoder("bits features=3\nbits features=3\n"));

        Assert.Equal((2, 1), (refusal.Line, refusal.Column));
        Assert.Equal([7], LutnetReader.ReadHead("argmax 7\n\n# no network to check against\n").Signals);
    }
}
