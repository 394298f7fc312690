namespace LutGen.Networks;

/// <summary>What is known of a network's origin: data set, method, seed, accuracy, command, and anything else, in order.</summary>
public sealed class NetworkMetadata
{
    /// <summary>No metadata.</summary>
    public static NetworkMetadata Empty { get; } = new([]);

    /// <summary>Creates metadata.</summary>
    /// <param name="entries">Keys (ASCII letters, digits, '-', '_', '.') with one-line values; keys are distinct.</param>
    /// <exception cref="NetworkException">A key or a value has a form that a file cannot hold.</exception>
    public NetworkMetadata(IEnumerable<KeyValuePair<string, string>> entries)
    {
        Entries = entries.ToArray();
        var keys = new HashSet<string>();
        foreach (KeyValuePair<string, string> entry in Entries)
        {
            CheckKey(entry.Key, keys);
            CheckValue(entry.Key, entry.Value);
        }
    }

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; }

    /// <summary>The value of a key, or null.</summary>
    public string? this[string key] => Entries.Where(e => e.Key == key).Select(e => e.Value).FirstOrDefault();

    internal static void CheckKey(string key, HashSet<string> earlier)
    {
        Identifier.Check(key, "metadata key");
        if (!earlier.Add(key))
        {
            throw new NetworkException(NetworkRule.Malformed, $"metadata key '{Identifier.Shorten(key)}' is repeated, expected distinct keys");
        }
    }

    internal static void CheckValue(string key, string value)
    {
        if (!IsValue(value))
        {
            throw new NetworkException(
                NetworkRule.Malformed,
                $"the metadata value of '{Identifier.Shorten(key)}' is empty, has surrounding spaces, control characters or half a surrogate pair; expected one line of text");
        }
    }

    /// <summary>Whether a file can hold a value: one line of text.</summary>
    internal static bool IsValue(string value) =>
        value.Length > 0 && value.Trim() == value && !value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') && !HasLoneSurrogate(value);

    // Half a pair has no UTF-8 form: the file would hold another text than the network.
    private static bool HasLoneSurrogate(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value, i))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return true;
            }
        }

        return false;
    }
}
