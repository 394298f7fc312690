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

    /// <summary>Reads a head section alone, without its leading word; its signals are not checked against a network, and a bits head, whose class depends on widths, has none.</summary>
    /// <exception cref="LutnetException">The text is not a head.</exception>
    public static OutputHead ReadHead(string text) => ReadSection(LutnetSections.Heads, text);

    private static T ReadSection<T>(IReadOnlyList<LutnetSection<T>> kinds, string text)
        where T : class
    {
        var cursor = new LutnetCursor(text, CancellationToken.None);
        cursor.NextLine("a section");
        T value = LutnetSections.Read(kinds, cursor, new SignalScope([]));
        cursor.EndText();
        return value;
    }

    private static LutNetwork ReadNetwork(LutnetCursor cursor)
    {
        ReadVersion(cursor);
        cursor.NextLine("'name'");
        cursor.Keyword("name");
        string name = cursor.Word("the network's name");
        Identifier.Check(name, "network name");
        cursor.EndLine();

        cursor.NextLine("'signals'");
        cursor.Keyword("signals");
        int signals = cursor.Int("number of signals", 1, NetworkLimits.Signals);
        int line = cursor.Line;
        (int column, int length) = (cursor.WordColumn, cursor.WordLength);
        cursor.EndLine();

        (string section, NetworkMetadata metadata) = ReadMetadata(cursor);
        if (section != "encoder")
        {
            throw cursor.Fail($"found '{Identifier.Shorten(section)}', expected 'meta' or 'encoder'");
        }

        InputEncoder encoder = LutnetSections.Read(LutnetSections.Encoders, cursor, new SignalScope([]));
        var builder = new NetworkBuilder(name, encoder);
        builder.Scope.ExpectedCount = signals;
        ReadLayers(cursor, builder);
        if (builder.Scope.Count != signals)
        {
            // The place to mend is the announcement, not the head that the cursor has come to.
            string detail = $"the file announces {signals} signals, expected the {builder.Scope.Count} that its encoder and layers define";
            throw new LutnetException(NetworkRule.Malformed, line, column, length, detail);
        }

        OutputHead head = LutnetSections.Read(LutnetSections.Heads, cursor, builder.Scope);
        LutNetwork network = builder.Build(head, metadata);
        cursor.NextLine("'end'");
        cursor.Keyword("end");
        cursor.EndLine();
        cursor.EndText();
        return network;
    }

    private static void ReadVersion(LutnetCursor cursor)
    {
        cursor.NextLine("'lutnet 1'");
        cursor.Keyword("lutnet");
        string version = cursor.Word("the format version");
        if (version != "1")
        {
            throw cursor.Fail($"format version '{Identifier.Shorten(version)}' is not supported, expected {Version}", NetworkRule.UnsupportedVersion);
        }

        cursor.EndLine();
    }

    private static (string Section, NetworkMetadata Metadata) ReadMetadata(LutnetCursor cursor)
    {
        var entries = new List<KeyValuePair<string, string>>();
        var keys = new HashSet<string>();
        while (true)
        {
            cursor.NextLine("'meta' or 'encoder'");
            string section = cursor.Word("a section");
            if (section != "meta")
            {
                return (section, entries.Count == 0 ? NetworkMetadata.Empty : new NetworkMetadata(entries));
            }

            string key = cursor.Word("a metadata key");
            NetworkMetadata.CheckKey(key, keys);
            string value = cursor.Rest("a metadata value");
            NetworkMetadata.CheckValue(key, value);
            entries.Add(new KeyValuePair<string, string>(key, value));
        }
    }

    /// <summary>Reads layers until the word <c>head</c>.</summary>
    private static void ReadLayers(LutnetCursor cursor, NetworkBuilder builder)
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
                    return;
                default:
                    throw cursor.Fail($"found '{Identifier.Shorten(section)}', expected 'layer' or 'head'");
            }
        }
    }
}
