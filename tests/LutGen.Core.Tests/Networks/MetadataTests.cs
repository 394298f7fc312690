using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("dataset", "MONK-1")]
    [InlineData("a", "# not a comment")]
    [InlineData("accuracy", "98.4 %  (two  spaces stay)")]
    [InlineData("note", "Größe \u6f22\u5b57 \U0001F600")]
    [InlineData("command", "lutgen train --data \"x y\" | tee log")]
    [InlineData("A-1_b.c", "end")]
    public void Entries_travel_through_the_file_unchanged(string key, string value)
    {
        var metadata = new NetworkMetadata([new("first", "1"), new(key, value), new("last", "meta")]);
        LutNetwork network = new NetworkBuilder("n", new RawBitsEncoder(1)).Build(new BitsHead([0]), metadata);

        LutNetwork back = LutnetReader.Read(LutnetWriter.ToText(network));

        Assert.Equal(metadata.Entries, back.Metadata.Entries);
        Assert.Equal(value, back.Metadata[key]);
        Assert.Equal(network, back);
        Assert.Null(back.Metadata["none"]);
    }

    [Theory]
    [InlineData("", "v")]
    [InlineData("two words", "v")]
    [InlineData("gr\u00f6\u00dfe", "v")]
    [InlineData("k=", "v")]
    [InlineData("k", "")]
    [InlineData("k", " v")]
    [InlineData("k", "v\u00a0")]
    [InlineData("k", "a\nb")]
    [InlineData("k", "a\tb")]
    [InlineData("k", "a\u0085b")]
    [InlineData("k", "a\u2028b")]
    [InlineData("once", "again")]
    public void Entries_that_a_file_cannot_hold_are_refused(string key, string value) => AssertRefused(key, value);

    [Fact]
    public void Half_a_surrogate_pair_is_refused_since_a_file_cannot_hold_it()
    {
        AssertRefused("k", "a" + (char)0xD83D);
        AssertRefused("k", (char)0xDE00 + "a");
    }

    private static void AssertRefused(string key, string value)
    {
        NetworkException broken = Assert.Throws<NetworkException>(() => new NetworkMetadata([new("once", "1"), new(key, value)]));

        Assert.Equal(NetworkRule.Malformed, broken.Rule);
        Assert.Contains("expected", broken.Message, StringComparison.Ordinal);
    }
}
