using System.Text;

namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>
/// Cuts Verilog (IEEE 1364-2001, section 2) into tokens as it comes from a file, so that a file of any length takes the memory of its longest word. Comments,
/// attributes and the directives that say nothing of a circuit are skipped.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="text">Its text.</param>
internal sealed class VerilogLexer(string path, TextReader text)
{
    private const int LongestWord = 4096;

    private static readonly string[] Symbols = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    private static readonly HashSet<string> SkippedDirectives = ["timescale", "default_nettype", "resetall", "celldefine", "endcelldefine"];

    private readonly VerilogCharacters _characters = new(text);
    private readonly StringBuilder _word = new();

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>The next token.</summary>
    /// <exception cref="ImportException">The file has something that is no Verilog, or is not read.</exception>
    public VerilogToken Next()
    {
        SkipBlanks();
        (int line, int column) = (_characters.Line, _characters.Column);
        if (_characters.AtEnd)
        {
            return new VerilogToken(VerilogTokenKind.End, "", line, column);
        }

        char first = _characters.Peek();
        if (char.IsAsciiLetter(first) || first is '_' or '$')
        {
            return new VerilogToken(VerilogTokenKind.Word, Take(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$'), line, column);
        }

        if (first == '\\')
        {
            // An escaped name goes to the next blank; the backslash is no part of it.
            _characters.Read();
            return new VerilogToken(VerilogTokenKind.Word, Take(c => c is > ' ' and <= '~'), line, column);
        }

        if (char.IsAsciiDigit(first) || first == '\'')
        {
            return new VerilogToken(VerilogTokenKind.Number, Take(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '\'' or '?'), line, column);
        }

        if (first is <= ' ' or > '~' or '"')
        {
            string shown = first == '"' ? "a text in quotes" : $"a character of code {(int)first}";
            throw new ImportException(path, line, column, $"found {shown}, expected a name, a number or a sign of Verilog");
        }

        _characters.Read();
        if (first == '<' && _characters.Peek() == '=')
        {
            _characters.Read();
            return new VerilogToken(VerilogTokenKind.Symbol, "<=", line, column);
        }

        return new VerilogToken(VerilogTokenKind.Symbol, Symbols[first], line, column);
    }

    private void SkipBlanks()
    {
        while (!_characters.AtEnd)
        {
            switch (_characters.Peek(), _characters.Peek(1))
            {
                case (' ' or '\t' or '\r' or '\n' or '\f' or '\uFEFF', _):
                    _characters.Read();
                    break;
                case ('/', '/'):
                    SkipLine();
                    break;
                case ('/', '*'):
                    SkipTo('*', '/', "a comment");
                    break;
                case ('(', '*') when _characters.Peek(2) != ')':
                    // Not the sensitivity list of always @(*).
                    SkipTo('*', ')', "an attribute");
                    break;
                case ('`', _):
                    SkipDirective();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLine()
    {
        while (!_characters.AtEnd && _characters.Peek() != '\n')
        {
            _characters.Read();
        }
    }

    private void SkipTo(char last, char end, string what)
    {
        (int line, int column) = (_characters.Line, _characters.Column);
        _characters.Read();
        _characters.Read();
        while (_characters.Peek() != last || _characters.Peek(1) != end)
        {
            if (_characters.AtEnd)
            {
                throw new ImportException(path, line, column, $"{what} begins here and does not end, expected '{last}{end}'");
            }

            _characters.Read();
        }

        _characters.Read();
        _characters.Read();
    }

    private void SkipDirective()
    {
        (int line, int column) = (_characters.Line, _characters.Column);
        _characters.Read();
        string name = Take(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!SkippedDirectives.Contains(name))
        {
            throw new ImportException(path, line, column, $"found the directive {ImportException.Quote($"`{name}")}, expected one of {string.Join(", ", SkippedDirectives.Select(known => $"`{known}"))}");
        }

        SkipLine();
    }

    private string Take(Func<char, bool> belongs)
    {
        (int line, int column) = (_characters.Line, _characters.Column);
        _word.Clear();
        while (!_characters.AtEnd && belongs(_characters.Peek()))
        {
            _word.Append(_characters.Read());
            if (_word.Length > LongestWord)
            {
                throw new ImportException(path, line, column, $"a word has more than {LongestWord} characters, expected at most as many");
            }
        }

        return _word.ToString();
    }
}
