using System.Text;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Writes the <c>.lutnet</c> text format (docs/format.md); the same network always gives the same text.</summary>
public static class LutnetWriter
{
    /// <summary>The file of a network as text.</summary>
    public static string ToText(LutNetwork network)
    {
        var text = new StringBuilder();
        text.Append("lutnet ").Append(LutnetReader.Version).Append('\n');
        text.Append("name ").Append(network.Name).Append('\n');
        text.Append("signals ").Append(network.SignalCount).Append('\n');
        foreach (KeyValuePair<string, string> entry in network.Metadata.Entries)
        {
            text.Append("meta ").Append(entry.Key).Append(' ').Append(entry.Value).Append('\n');
        }

        LutnetSections.Write(LutnetSections.Encoders, "encoder", network.Encoder, text);
        foreach (Layer layer in network.Layers)
        {
            LutnetSections.Write(LutnetSections.Layers, "layer", layer, text);
        }

        LutnetSections.Write(LutnetSections.Heads, "head", network.Head, text);
        return text.Append("end\n").ToString();
    }

    /// <summary>An encoder section alone, as <see cref="LutnetReader.ReadEncoder"/> reads it.</summary>
    public static string ToText(InputEncoder encoder) => SectionText(LutnetSections.Encoders, encoder);

    /// <summary>A head section alone, as <see cref="LutnetReader.ReadHead"/> reads it.</summary>
    public static string ToText(OutputHead head) => SectionText(LutnetSections.Heads, head);

    /// <summary>Writes a network to a file, whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(LutNetwork network, string path) => WholeFile.Write(path, ToText(network));

    private static string SectionText<T>(IReadOnlyList<LutnetSection<T>> kinds, T value)
        where T : class
    {
        var text = new StringBuilder();
        LutnetSections.Write(kinds, string.Empty, value, text);
        return text.ToString(1, text.Length - 1);
    }
}
