namespace LutGen.Networks;

/// <summary>The form of a network's name and of metadata keys: ASCII, so that every runtime's Unicode tables agree on it.</summary>
internal static class Identifier
{
    private const int LongestQuote = 40;

    public static void Check(string word, string what)
    {
        if (word.Length == 0 || !word.All(IsAllowed))
        {
            throw new NetworkException(NetworkRule.Malformed, $"'{Shorten(word)}' is not a {what}, expected ASCII letters, digits, '-', '_', '.'");
        }
    }

    /// <summary>Cuts a word for use in a message: what stands in a broken file may be megabytes.</summary>
    public static string Shorten(string word) => word.Length <= LongestQuote ? word : word.Substring(0, LongestQuote - 3) + "...";

    /// <summary>Whether a name may have a character.</summary>
    public static bool IsAllowed(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.';
}
