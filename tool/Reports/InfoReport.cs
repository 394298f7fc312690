using System.Globalization;
using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen info</c> tells of a file; the names are the keys of its JSON.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="File">The file.</param>
/// <param name="Hash">SHA-256 of the network's text.</param>
/// <param name="Metadata">Where the network comes from, as the file says.</param>
/// <param name="Encoder">What turns features into bits.</param>
/// <param name="Layers">The layers in order.</param>
/// <param name="Head">What turns bits into scores.</param>
/// <param name="Cost">What it costs in hardware.</param>
internal sealed record InfoReport(
    string Name,
    string File,
    string Hash,
    IReadOnlyDictionary<string, string> Metadata,
    EncoderSummary Encoder,
    IReadOnlyList<LayerSummary> Layers,
    HeadSummary Head,
    NetworkBounds Cost) : IReport
{
    /// <summary>Describes a network.</summary>
    public static InfoReport Of(LutNetwork network, string file) => new(
        network.Name,
        file,
        network.ContentHash,
        new OrderedDictionary<string, string>(network.Metadata.Entries),
        EncoderSummary.Of(network.Encoder),
        [.. network.Layers.Select(LayerSummary.Of)],
        HeadSummary.Of(network),
        NetworkBounds.Of(network));

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Name}  ({File}, sha256 {Hash[..12]})");
        WriteMetadata(output);
        output.WriteLine();
        output.WriteLine(Format($"encoder  {Encoder.Kind}: {Encoder.Features:N0} features to {Encoder.Bits:N0} bits"));
        WriteLayers(output);
        output.WriteLine(Format($"head     {Head.Kind}{Head.TauText()}: {Head.Bits:N0} bits to {Head.Scores:N0} scores"));
        output.WriteLine();
        WriteCost(output);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void WriteMetadata(TextWriter output)
    {
        int width = Metadata.Keys.Select(k => k.Length).DefaultIfEmpty().Max();
        foreach ((string key, string value) in Metadata)
        {
            output.WriteLine($"  {key.PadRight(width)}  {value}");
        }
    }

    private void WriteLayers(TextWriter output)
    {
        if (Layers.Count == 0)
        {
            output.WriteLine("layers   none");
            return;
        }

        output.WriteLine("layers");
        List<string[]> rows = [["#", "kind", "neurons", "fan-in", "address bits", "output bits"]];
        rows.AddRange(Layers.Select((layer, i) => new[]
        {
            $"{i + 1}", layer.Title(), Format($"{layer.Neurons:N0}"), layer.FanInText(), $"{layer.AddressBits}", $"{layer.OutputBits}",
        }));
        TextTable.Write(output, rows);
    }

    private void WriteCost(TextWriter output)
    {
        output.WriteLine("cost     encoder and head not counted");
        TextTable.Write(output, [
            ["gates", "logical LUTs", "6-input LUTs at most", "depth", "table bits"],
            [Format($"{Cost.Gates:N0}"), Format($"{Cost.LogicalLuts:N0}"), Format($"{Cost.Lut6Bound:N0}"), $"{Cost.Depth}", Format($"{Cost.TableBits:N0}")],
        ]);
    }
}

/// <summary>An encoder in one line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Features">Features of a row.</param>
/// <param name="Signals">Signals it makes.</param>
/// <param name="Bits">Their bits together.</param>
internal sealed record EncoderSummary(string Kind, int Features, int Signals, int Bits)
{
    /// <summary>Summarises an encoder.</summary>
    public static EncoderSummary Of(InputEncoder encoder)
    {
        string kind = encoder switch
        {
            RawBitsEncoder => "raw bits",
            ThresholdEncoder => "threshold",
            ThermometerEncoder => "thermometer",
            QuantizerEncoder => "quantizer",
            _ => encoder.GetType().Name,
        };
        return new EncoderSummary(kind, encoder.FeatureCount, encoder.SignalCount, encoder.Widths.Sum());
    }
}

/// <summary>A head in one line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Scores">Scores it gives.</param>
/// <param name="Bits">Bits it reads.</param>
/// <param name="Tau">Temperature of a group sum, null of others.</param>
internal sealed record HeadSummary(string Kind, int Scores, int Bits, float? Tau)
{
    /// <summary>Summarises a network's head.</summary>
    public static HeadSummary Of(LutNetwork network)
    {
        string kind = network.Head switch
        {
            GroupSumHead => "group sum",
            ArgmaxHead => "argmax",
            DequantizeHead => "dequantize",
            BitsHead => "bits",
            _ => network.Head.GetType().Name,
        };
        return new HeadSummary(kind, network.Head.ScoreCount, network.Head.Signals.Sum(network.WidthOf), (network.Head as GroupSumHead)?.Tau);
    }

    /// <summary>The temperature in words, if there is one.</summary>
    public string TauText() => Tau is { } tau ? string.Create(CultureInfo.InvariantCulture, $", tau {tau}") : "";
}
