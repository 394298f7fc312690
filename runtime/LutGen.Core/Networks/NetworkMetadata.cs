namespace LutGen.Networks;

/// <summary>What is known of a network's origin: data set, method, seed, accuracy, command, and anything else, in order.</summary>
public sealed class NetworkMetadata
{
    /// <summary>No metadata.</summary>
    public static NetworkMetadata Empty { get; } = new([]);

    /// <summary>Creates metadata.</summary>
    /// <param name="entries">Keys (letters, digits, '-', '_', '.') with one-line values; keys are distinct.</param>
    /// <exception cref="NetworkException">A key or a value has a form that a file cannot hold.</exception>
    public NetworkMetadata(IEnumerable<KeyValuePair<string, string>> entries)
    {
        Entries = entries.ToArray();
        var keys = new HashSet<string>();
        foreach (KeyValuePair<string, string> entry in Entries)
        {
            if (entry.Key.Length == 0 || !entry.Key.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') || !keys.Add(entry.Key))
            {
                throw new NetworkException(NetworkRule.Malformed, $"metadata key '{entry.Key}' is empty, repeated or has characters other than letters, digits, '-', '_', '.'");
            }

            if (entry.Value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') || entry.Value.Trim() != entry.Value || entry.Value.Length == 0)
            {
                throw new NetworkException(NetworkRule.Malformed, $"metadata value of '{entry.Key}' is empty, has control characters or surrounding spaces");
            }
        }
    }

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; }

    /// <summary>The value of a key, or null.</summary>
    public string? this[string key] => Entries.Where(e => e.Key == key).Select(e => e.Value).FirstOrDefault();
}
