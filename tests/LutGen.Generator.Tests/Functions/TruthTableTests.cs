using LutGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Functions;

public sealed class TruthTableTests
{
    private delegate bool Bool3(bool a, bool b, bool c);

    [Fact]
    public void The_first_parameter_is_the_most_significant_and_the_first_entry_leftmost()
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(
            """
            using LutGen;
            /// <summary>F.</summary>
            public static partial class F
            {
                /// <summary>And.</summary>
                [TruthTable(0b0001)] public static partial bool And(bool a, bool b);
                /// <summary>Not.</summary>
                [TruthTable(0b0100)] public static partial bool NotAAndB(bool a, bool b);
            }
            """,
            null);
        var and = consumer.Function<Func<bool, bool, bool>>("F", "And");
        var notAAndB = consumer.Function<Func<bool, bool, bool>>("F", "NotAAndB");
        foreach ((bool a, bool b) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Assert.Equal(a && b, and(a, b));
            Assert.Equal(!a && b, notAAndB(a, b));
        }
    }

    [Fact]
    public void All_functions_of_three_bits_equal_their_tables()
    {
        string methods = string.Join("\n", Enumerable.Range(0, 256).Select(id => $"[TruthTable({id})] public static partial bool F{id}(bool a, bool b, bool c);"));
        using LoadedConsumer consumer = GeneratorHarness.Load($"using LutGen; static partial class F {{ {methods} }}", null);
        for (int id = 0; id < 256; id++)
        {
            Bool3 function = consumer.Function<Bool3>("F", $"F{id}");
            for (int address = 0; address < 8; address++)
            {
                Assert.Equal(((id >> (7 - address)) & 1) == 1, function((address & 4) != 0, (address & 2) != 0, (address & 1) != 0));
            }
        }
    }

    [Fact]
    public void A_function_of_words_works_on_all_their_bits()
    {
        const string Table = "96696996_6996_9669_69969669_96696996_69969669966969969669699669969669";
        using LoadedConsumer consumer = GeneratorHarness.Load(
            $$"""
            using LutGen;
            static partial class Outer { internal partial struct Inner {
                [TruthTable("{{Table}}")] internal static partial ushort Eight(ushort a, ushort b, ushort c, ushort d, ushort e, ushort f, ushort g, ushort h);
                [TruthTable(0xE8)] public static partial byte Majority(byte a, byte b, byte c);
            } }
            """,
            null);
        var majority = consumer.Function<Func<byte, byte, byte, byte>>("Outer+Inner", "Majority");
        var random = new Random(3);
        for (int i = 0; i < 100; i++)
        {
            (byte a, byte b, byte c) = ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            // 0xE8 reads 1110 1000: one where at most one operand is.
            Assert.Equal((byte)~((a & b) | (a & c) | (b & c)), majority(a, b, c));
        }
    }

    [Fact]
    public void Names_that_differ_in_case_or_meet_the_generators_own_and_extensions_compile()
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(
            """
            using LutGen;
            static partial class F {
                [TruthTable(0x6)] public static partial bool Xor(bool lut0, bool lut_);
                [TruthTable(0x9)] public static partial bool XOR(this bool a, bool @class);
            }
            """,
            null);
        Assert.True(consumer.Function<Func<bool, bool, bool>>("F", "Xor")(true, false));
        Assert.False(consumer.Function<Func<bool, bool, bool>>("F", "XOR")(true, false));
    }

    [Theory]
    [InlineData("[TruthTable(0x6)] static partial bool F(bool a, bool b);", "needs an accessibility modifier")]
    [InlineData("[TruthTable(0x6)] public static partial bool F(in bool a, bool b);", "without ref, in, out or params")]
    [InlineData("[TruthTable(0x6)] public static partial ref bool F(bool a, bool b);", "without ref, in, out or params")]
    [InlineData("[TruthTable(0x6)] public partial bool F(bool a, bool b);", "static partial method")]
    [InlineData("[TruthTable(0x6)] public static partial int F(bool a, bool b);", "all be bool")]
    [InlineData("[TruthTable(0x6)] public static partial bool F(bool a, int b);", "all be bool")]
    [InlineData("[TruthTable(0x6)] public static partial bool F();", "1 to 12 parameters")]
    [InlineData("[TruthTable(\"012\")] public static partial bool F(bool a, bool b);", "3 hex digits, expected 1")]
    [InlineData("[TruthTable(0x123)] public static partial bool F(bool a, bool b);", "3 hex digits, expected 1")]
    [InlineData("[TruthTable(\"x\")] public static partial bool F(bool a, bool b);", "'x' in a truth table is not a hex digit")]
    public void A_method_that_cannot_have_its_table_says_why(string method, string reason)
    {
        GeneratorDriverRunResult result = GeneratorHarness.Run($"using LutGen; partial class C {{ {method} }}");
        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("LUT0107", diagnostic.Id);
        Assert.Contains(reason, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Source0.cs", diagnostic.Location.GetLineSpan().Path);
    }
}
