using System.Text.RegularExpressions;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Core.Tests.Formats;

/// <summary>docs/format.md shows files; they are read here as they stand.</summary>
public sealed partial class FormatPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "format.md"));

    private static readonly string[] Shown = FencedExample().Matches(Page).Select(match => match.Groups[1].Value).ToArray();

    public static TheoryData<string> Examples => new(Shown);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_a_network_written_as_the_writer_would(string text)
    {
        Assert.Equal(text, LutnetWriter.ToText(LutnetReader.Read(text)));
    }

    [Theory]
    [InlineData("encoder", "bits threshold thermometer quantizer")]
    [InlineData("layer", "lut sum mac add pool conv")]
    [InlineData("head", "groupsum argmax dequantize bits")]
    public void Every_kind_of_section_has_an_example(string section, string kinds)
    {
        string examples = string.Concat(Shown);
        foreach (string kind in kinds.Split(' '))
        {
            Assert.Matches($"(?m)^{section} {kind} ", examples);
        }

        LutnetException refusal = Assert.Throws<LutnetException>(() => LutnetReader.Read(WithUnknown(section)));
        Assert.EndsWith($"expected one of {kinds.Replace(" ", ", ", StringComparison.Ordinal)}", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_row_with_its_diagnostic()
    {
        foreach (NetworkRule rule in Enum.GetValues<NetworkRule>())
        {
            Assert.Matches($@"(?m)^\| LUT000[1-8] \| {rule} \| .+ \| `.+` \|$", Page);
        }
    }

    private static string WithUnknown(string section) => section switch
    {
        "encoder" => "lutnet 1\nname n\nsignals 1\nencoder other\n",
        "layer" => "lutnet 1\nname n\nsignals 1\nencoder bits features=1\nlayer other\n",
        _ => "lutnet 1\nname n\nsignals 1\nencoder bits features=1\nhead other\n",
    };

    [GeneratedRegex("^```lutnet\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FencedExample();
}
