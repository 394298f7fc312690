using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Formats;

public sealed class FuzzTests
{
    private const int MutationsOfEachKind = 250;
    private const long FreeBytes = 64L << 20;
    private const int BytesOfACharacter = 100;

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_damaged_file_is_a_network_or_is_refused_with_its_place_and_what_was_expected(string kind)
    {
        int refused = 0;
        for (int seed = 0; seed < MutationsOfEachKind; seed++)
        {
            string text = FileMutations.Damage(LutnetWriter.ToText(RandomNetworks.Create(kind, seed % 7)), seed * 31 + kind.Length);
            LutNetwork? network = Read(text, $"{kind}, seed {seed}");
            refused += network is null ? 1 : 0;
            if (network is not null)
            {
                string written = LutnetWriter.ToText(network);
                Assert.Equal(written, LutnetWriter.ToText(LutnetReader.Read(written)));
            }
        }

        Assert.InRange(refused, MutationsOfEachKind / 2, MutationsOfEachKind - 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_off_anywhere_is_refused(string kind)
    {
        string text = LutnetWriter.ToText(RandomNetworks.Create(kind, 3));
        int end = text.Length - "end\n".Length;
        for (int length = 0; length < end; length += 1 + (length / 97))
        {
            Assert.Null(Read(text[..length], $"{kind}, first {length} characters"));
        }

        Assert.NotNull(Read(text[..^1], "without the final newline"));
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('0')]
    [InlineData('#')]
    [InlineData('\u00ff')]
    public void Ten_megabytes_of_one_character_are_refused(char character)
    {
        Assert.Null(Read(new string(character, 10 << 20), $"10 MB of U+{(int)character:X4}"));
    }

    [Fact]
    public void Ten_megabytes_of_noise_are_refused_at_any_place()
    {
        var random = new Random(5);
        string noise = string.Create(10 << 20, random, (span, r) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)r.Next(1, 256);
            }
        });
        string text = LutnetWriter.ToText(RandomNetworks.Create("gates", 1));

        Assert.Null(Read(noise, "noise"));
        Assert.Null(Read(text + noise, "noise behind a network"));
        Assert.Null(Read(text[..(text.Length / 2)] + noise, "noise in the middle"));
    }

    [Theory]
    [InlineData("lutnet 1\nname ", "a", "\n")]
    [InlineData("lutnet ", "1", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nmeta k ", "v", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nmeta ", "k", " v\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder ", "b", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder bits features=", "1", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder threshold features=1 rows=1\n", "1", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder thermometer features=1 rows=1\n5000000 ", "1 ", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 3\nencoder bits features=2\nlayer lut neurons=1 bits=1\n", "6", " 0 1\n")]
    [InlineData("lutnet 1\nname n\nsignals 3\nencoder bits features=2\nlayer lut neurons=1 bits=1\n6 ", "0 ", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 3\nencoder bits features=2\nlayer sum neurons=1 bits=1\n6 ", "0 ", "\n")]
    [InlineData("lutnet 1\nname n\nsignals 3\nencoder bits features=2\nlayer mac neurons=1 bits=1 chunk=1 dropped=0 tables=1\nweight 1\n0 0 0 0 ", "0:0 ", "x\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder bits features=2\nhead argmax ", "0 ", "x\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder bits features=2\nhead argmax ", "0..1 ", "x\n")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder bits features=2\n", "layer lut neurons=0 bits=1\n", "")]
    [InlineData("lutnet 1\nname n\nsignals 2\nencoder bits features=2\nlayer conv from=0 channels=1 height=1 width=2 rows=1 columns=1 stride=1 padding=0 layers=9999999\n", "layer lut neurons=0 bits=1\n", "")]
    public void A_file_of_one_part_repeated_to_five_megabytes_is_refused_with_a_short_message(string start, string part, string end)
    {
        LutnetException? refusal = Refusal(start + string.Concat(Enumerable.Repeat(part, (5 << 20) / part.Length)) + end, part);

        Assert.NotNull(refusal);
        Assert.InRange(refusal.Detail.Length, 1, 400);
    }

    private static LutNetwork? Read(string text, string what)
    {
        LutNetwork? network = null;
        Refusal(text, what, read => network = read);
        return network;
    }

    private static LutnetException? Refusal(string text, string what, Action<LutNetwork>? accept = null)
    {
        // A hang ends here and fails the test; it is no measurement.
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            LutNetwork network = LutnetReader.Read(text, guard.Token);
            AssertFrugal(before, text, what);
            accept?.Invoke(network);
            return null;
        }
        catch (LutnetException refusal)
        {
            AssertFrugal(before, text, what);
            AssertUseful(refusal, text, what);
            return refusal;
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {other}");
            throw;
        }
    }

    private static void AssertFrugal(long before, string text, string what)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < FreeBytes + (long)BytesOfACharacter * text.Length, $"{what}: {bytes} bytes for {text.Length} characters");
    }

    private static void AssertUseful(LutnetException refusal, string text, string what)
    {
        string[] lines = text.Split('\n');
        Assert.True(refusal.Line >= 1 && refusal.Line <= lines.Length, $"{what}: {refusal.Message} in a text of {lines.Length} lines");
        int length = lines[refusal.Line - 1].Length;
        Assert.True(refusal.Column >= 1 && refusal.Column <= length + 1 && refusal.Length >= 1, $"{what}: {refusal.Message} in a line of {length} characters");
        Assert.Contains("expected", refusal.Detail, StringComparison.Ordinal);
    }
}
