using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Reads the <c>.lutnet</c> text format (docs/format.md).</summary>
public static class LutnetReader
{
    /// <summary>The format version this reader knows.</summary>
    public const int Version = 1;

    /// <summary>Reads a network from a text.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="cancellation">Asked every few thousand lines.</param>
    /// <exception cref="LutnetException">The text is not a network; says the line, the column and what was expected.</exception>
    public static LutNetwork Read(string text, CancellationToken cancellation = default)
    {
        var cursor = new LutnetCursor(text, cancellation);
        try
        {
            return ReadNetwork(cursor);
        }
        catch (NetworkException broken)
        {
            throw cursor.Fail(broken);
        }
    }

    /// <summary>Reads a network from a file.</summary>
    /// <exception cref="LutnetException">The file is not a network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LutNetwork ReadFile(string path, CancellationToken cancellation = default) => Read(File.ReadAllText(path), cancellation);

    /// <summary>Reads an encoder section alone, without its leading word: generated code carries its encoder so.</summary>
    /// <exception cref="LutnetException">The text is not an encoder.</exception>
    public static InputEncoder ReadEncoder(string text) => ReadSection(LutnetSections.Encoders, text);

    /// <summary>Reads a head section alone, without its leading word; its signals are not checked against a network.</summary>
    /// <exception cref="LutnetException">The text is not a head.</exception>
    public static OutputHead ReadHead(string text) => ReadSection(LutnetSections.Heads, text);

    private static T ReadSection<T>(IReadOnlyList<LutnetSection<T>> kinds, string text)
        where T : class
    {
        var cursor = new LutnetCursor(text, CancellationToken.None);
        cursor.NextLine("a section");
        return LutnetSections.Read(kinds, cursor, new SignalScope([]));
    }

    private static LutNetwork ReadNetwork(LutnetCursor cursor)
    {
        ReadVersion(cursor);
        cursor.NextLine("'name'");
        cursor.Keyword("name");
        string name = cursor.Word("the network's name");
        cursor.EndLine();

        cursor.NextLine("'signals'");
        cursor.Keyword("signals");
        int signals = cursor.Int("number of signals", 1, NetworkLimits.Signals);
        cursor.EndLine();

        (string section, NetworkMetadata metadata) = ReadMetadata(cursor);
        if (section != "encoder")
        {
            throw cursor.Fail($"found '{section}', expected 'meta' or 'encoder'");
        }

        InputEncoder encoder = LutnetSections.Read(LutnetSections.Encoders, cursor, new SignalScope([]));
        var builder = new NetworkBuilder(name, encoder);
        builder.Scope.ExpectedCount = signals;
        OutputHead head = ReadLayers(cursor, builder);
        if (builder.Scope.Count != signals)
        {
            throw cursor.Fail($"the file announces {signals} signals, but its encoder and layers define {builder.Scope.Count}");
        }

        LutNetwork network = builder.Build(head, metadata);
        cursor.NextLine("'end'");
        cursor.Keyword("end");
        cursor.EndLine();
        return network;
    }

    private static void ReadVersion(LutnetCursor cursor)
    {
        cursor.NextLine("'lutnet 1'");
        cursor.Keyword("lutnet");
        string version = cursor.Word("the format version");
        if (version != "1")
        {
            throw cursor.Fail($"format version '{version}' is not supported, expected {Version}", NetworkRule.UnsupportedVersion);
        }

        cursor.EndLine();
    }

    private static (string Section, NetworkMetadata Metadata) ReadMetadata(LutnetCursor cursor)
    {
        var entries = new List<KeyValuePair<string, string>>();
        while (true)
        {
            cursor.NextLine("'meta' or 'encoder'");
            string section = cursor.Word("a section");
            if (section != "meta")
            {
                return (section, entries.Count == 0 ? NetworkMetadata.Empty : new NetworkMetadata(entries));
            }

            entries.Add(new KeyValuePair<string, string>(cursor.Word("a metadata key"), cursor.Rest("a metadata value")));
        }
    }

    private static OutputHead ReadLayers(LutnetCursor cursor, NetworkBuilder builder)
    {
        while (true)
        {
            cursor.NextLine("'layer' or 'head'");
            string section = cursor.Word("a section");
            switch (section)
            {
                case "layer":
                    builder.Add(LutnetSections.Read(LutnetSections.Layers, cursor, builder.Scope));
                    break;
                case "head":
                    return LutnetSections.Read(LutnetSections.Heads, cursor, builder.Scope);
                default:
                    throw cursor.Fail($"found '{section}', expected 'layer' or 'head'");
            }
        }
    }
}
