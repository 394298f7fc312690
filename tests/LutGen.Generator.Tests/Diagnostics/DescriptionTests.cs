using System.Globalization;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Encoders;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Diagnostics;

/// <summary>A trained file is checked against the attributes of its class, and the first contradiction stands at its attribute.</summary>
public sealed class DescriptionTests
{
    private const string Right = """
        [LutModel("m.lutnet")]
        [LutInput(6, Encoding = LutEncoding.Threshold, Thresholds = new[] { 127f })]
        [LutLayer(8, FanIn = 2)]
        [LutLayer(4)]
        [LutOutput(2, Tau = 3)]
        partial class Model;
        """;

    [Fact]
    public void A_file_that_is_the_described_network_compiles_without_a_complaint() => Assert.Equal("LUT0203", Assert.Single(Diagnose(Right)).Id);

    [Theory]
    [InlineData("LutInput(6", "LutInput(7", 2, "6 features, described are 7")]
    [InlineData("LutEncoding.Threshold", "LutEncoding.Thermometer", 2, "encoding is Threshold, described is Thermometer")]
    [InlineData("127f", "100f", 2, "thresholds of feature 0 are 127, described are 100")]
    [InlineData("LutLayer(8", "LutLayer(9", 3, "8 neurons, described are 9")]
    [InlineData("FanIn = 2", "FanIn = 3", 3, "2 inputs of neuron 0, described are 3")]
    [InlineData("LutLayer(4)", "LutLayer(4, Bits = 2)", 4, "1 bits of a neuron, described are 2")]
    [InlineData("[LutLayer(4)]", "", 3, "2 layers, but the last one described is its layer 1")]
    [InlineData("[LutLayer(4)]", "[LutLayer(4)] [LutLayer(4)]", 4, "no layer for this")]
    [InlineData("[LutLayer(4)]", "[LutConv(4)]", 4, "not a convolution")]
    [InlineData("LutOutput(2", "LutOutput(4", 5, "2 classes, described are 4")]
    [InlineData("Tau = 3", "Tau = 4", 5, "tau is 3, described is 4")]
    [InlineData("Tau = 3", "Head = LutHead.Argmax", 5, "head is GroupSum, described is Argmax")]
    public void The_first_difference_is_reported_at_the_attribute_it_contradicts(string described, string changed, int line, string message)
    {
        Diagnostic diagnostic = Assert.Single(Diagnose(Right.Replace(described, changed)));
        Assert.Equal("LUT0106", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(line, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_described_class_without_a_file_is_told_how_to_train_it()
    {
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Run("using LutGen;\n" + Right).Diagnostics);
        Assert.Equal(("LUT0101", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains("train --model", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Diagnostic> Diagnose(string source) =>
        GeneratorHarness.Run("using LutGen;\n" + source, new ModelText("m.lutnet", LutnetWriter.ToText(Network()))).Diagnostics;

    private static LutNetwork Network()
    {
        var builder = new NetworkBuilder("described", new ThresholdEncoder(6, 127));
        LutLayer.Builder first = builder.Luts(1);
        for (int i = 0; i < 8; i++)
        {
            first.Add([i % 6, (i + 1) % 6], TruthTable.Gate(1 + i));
        }

        builder.Add(first.Build());
        LutLayer.Builder second = builder.Luts(1);
        for (int i = 0; i < 4; i++)
        {
            second.Add([6 + i, 10 + i], TruthTable.Gate(6 + i));
        }

        LutLayer last = second.Build();
        builder.Add(last);
        return builder.Build(GroupSumHead.Contiguous(last.FirstSignal, 4, 2, 3));
    }
}
