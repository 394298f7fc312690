using System.Text;

namespace LutGen.Testing;

/// <summary>Damages the text of a model file in the ways that disks, editors, merges and attackers do; the same for the same seed.</summary>
public static class FileMutations
{
    private static readonly string[] OddWords =
    [
        "-1", "-0", "+1", "0", "00", "2147483647", "2147483648", "-2147483648", "4294967296", "99999999999999999999", "16777215", "16777216", "16777217",
        "1e9", "1E+40", "NaN", "Infinity", "-", ".", "..", "0..", "..5", "0..16777215", "5..3", "1..2..3", ":", "0:", ":0", "0:0:0", "=", "features=", "neurons=16000000",
        "bits=0", "bits=17", "0x6", "#", "é", "\u2028", "\u0000", "\ufeff", "\ud83d", "١", "end", "layer", "head", "meta", "lutnet",
    ];

    private static readonly Func<Random, string, string>[] Kinds =
    [
        FlipBits, DeleteLine, DuplicateLine, SwapLines, DeleteWord, DuplicateWord, SwapWords, ReplaceWord, ReplaceWord, OffByOne, OffByOne, FlipSign,
        EnlargeNumber, Truncate, Truncate, InsertCharacter, CarriageReturns, NoFinalNewline, RepeatLine, JoinLines,
    ];

    /// <summary>A damaged copy of a text; one to three kinds of damage.</summary>
    public static string Damage(string text, int seed)
    {
        var random = new Random(seed);
        for (int i = random.Next(3); i >= 0; i--)
        {
            text = Kinds[random.Next(Kinds.Length)](random, text);
        }

        return text;
    }

    private static string FlipBits(Random random, string text)
    {
        char[] characters = text.ToCharArray();
        for (int i = random.Next(4); i >= 0 && characters.Length > 0; i--)
        {
            characters[random.Next(characters.Length)] ^= (char)(1 << random.Next(8));
        }

        return new string(characters);
    }

    private static string DeleteLine(Random random, string text) => Lines(text, lines => lines.RemoveAt(random.Next(lines.Count)));

    private static string DuplicateLine(Random random, string text) => Lines(text, lines =>
    {
        int line = random.Next(lines.Count);
        lines.Insert(line, lines[line]);
    });

    private static string SwapLines(Random random, string text) => Lines(text, lines => Swap(lines, random));

    private static string RepeatLine(Random random, string text) => Lines(text, lines =>
    {
        int line = random.Next(lines.Count);
        lines.InsertRange(line, Enumerable.Repeat(lines[line], 1 + random.Next(2000)));
    });

    private static string JoinLines(Random random, string text) => Lines(text, lines =>
    {
        int line = random.Next(lines.Count - 1);
        lines[line] += " " + lines[line + 1];
        lines.RemoveAt(line + 1);
    });

    private static string DeleteWord(Random random, string text) => Words(random, text, words => words.RemoveAt(random.Next(words.Count)));

    private static string DuplicateWord(Random random, string text) => Words(random, text, words =>
    {
        int word = random.Next(words.Count);
        words.InsertRange(word, Enumerable.Repeat(words[word], random.Next(10) == 0 ? 3000 : 1));
    });

    private static string SwapWords(Random random, string text) => Words(random, text, words => Swap(words, random));

    private static string ReplaceWord(Random random, string text) => Words(random, text, words => words[random.Next(words.Count)] = OddWords[random.Next(OddWords.Length)]);

    private static string OffByOne(Random random, string text) => Number(random, text, number => (long.Parse(number, null) + (random.Next(2) * 2) - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string FlipSign(Random random, string text) => Number(random, text, number => "-" + number);

    private static string EnlargeNumber(Random random, string text) => Number(random, text, number => random.Next(3) switch
    {
        0 => number + "000000",
        1 => "16777216",
        _ => new string('9', 1 + random.Next(400)),
    });

    private static string Truncate(Random random, string text) => text[..random.Next(text.Length)];

    private static string InsertCharacter(Random random, string text) => text.Insert(random.Next(text.Length), ((char)random.Next(random.Next(2) == 0 ? 128 : 65536)).ToString());

    private static string CarriageReturns(Random random, string text) => random.Next(3) == 0 ? text.Replace('\n', '\r') : text.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string NoFinalNewline(Random random, string text) => text.TrimEnd('\n') + (random.Next(2) == 0 ? " " : string.Empty);

    private static string Lines(string text, Action<List<string>> damage)
    {
        var lines = text.Split('\n').ToList();
        if (lines.Count > 1)
        {
            damage(lines);
        }

        return string.Join('\n', lines);
    }

    private static string Words(Random random, string text, Action<List<string>> damage) => Lines(text, lines =>
    {
        int line = random.Next(lines.Count - 1);
        var words = lines[line].Split(' ').ToList();
        damage(words);
        lines[line] = string.Join(' ', words);
    });

    // A number of at most nine digits, wherever it stands: in a setting, an id, a table, a range.
    private static string Number(Random random, string text, Func<string, string> change)
    {
        int from = text.Length == 0 ? 0 : random.Next(text.Length);
        int start = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return text;
        }

        start += from;
        int length = 1;
        while (length < 9 && start + length < text.Length && char.IsAsciiDigit(text[start + length]))
        {
            length++;
        }

        return new StringBuilder(text, 0, start, text.Length + 400).Append(change(text.Substring(start, length))).Append(text, start + length, text.Length - start - length).ToString();
    }

    private static void Swap(List<string> items, Random random)
    {
        int first = random.Next(items.Count);
        int second = random.Next(items.Count);
        (items[first], items[second]) = (items[second], items[first]);
    }
}
