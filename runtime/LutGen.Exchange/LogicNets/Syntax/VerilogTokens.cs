namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>The tokens of a file, the next one ahead, with the words for what was expected instead.</summary>
internal sealed class VerilogTokens
{
    private static readonly HashSet<string> Keywords =
    [
        "always", "and", "assign", "begin", "buf", "case", "casex", "casez", "default", "defparam", "else", "end", "endcase", "endfunction", "endgenerate", "endmodule", "endtask", "for",
        "forever", "function", "generate", "genvar", "if", "initial", "inout", "input", "integer", "localparam", "module", "nand", "negedge", "nor", "not", "or", "output", "parameter", "posedge",
        "primitive", "real", "reg", "repeat", "signed", "specify", "supply0", "supply1", "table", "task", "time", "tri", "wand", "while", "wire", "wor", "xnor", "xor",
    ];

    private readonly VerilogLexer _lexer;

    /// <summary>Starts at the beginning.</summary>
    public VerilogTokens(VerilogLexer lexer)
    {
        _lexer = lexer;
        Next = lexer.Next();
    }

    /// <summary>The file.</summary>
    public string Path => _lexer.Path;

    /// <summary>The next token.</summary>
    public VerilogToken Next { get; private set; }

    /// <summary>Reads the next token.</summary>
    public VerilogToken Read()
    {
        VerilogToken read = Next;
        Next = _lexer.Next();
        return read;
    }

    /// <summary>Reads the next token if it is a sign or word of some text.</summary>
    public bool Accept(string text)
    {
        bool there = Next.Is(text);
        if (there)
        {
            Read();
        }

        return there;
    }

    /// <summary>Reads a sign or word that must be there.</summary>
    public VerilogToken Expect(string text) => Next.Is(text) ? Read() : throw Unexpected($"'{text}'");

    /// <summary>Reads a name that must be there.</summary>
    /// <param name="what">What it names.</param>
    public VerilogToken ExpectName(string what) => IsName ? Read() : throw Unexpected(what);

    /// <summary>Whether the next token is a name.</summary>
    public bool IsName => Next.Kind == VerilogTokenKind.Word && Next.Text.Length > 0 && !Keywords.Contains(Next.Text) && Next.Text[0] != '$';

    /// <summary>Reads a number that must be there.</summary>
    /// <param name="what">What it is.</param>
    public VerilogNumber ExpectNumber(string what)
    {
        if (Next.Kind != VerilogTokenKind.Number)
        {
            throw Unexpected(what);
        }

        if (VerilogNumber.Parse(Next.Text, out VerilogNumber number) is { } expected)
        {
            throw Error($"found {Next.Shown}, {expected}");
        }

        Read();
        return number;
    }

    /// <summary>Reads a number that must be there and be a code of a table.</summary>
    /// <param name="what">What it is.</param>
    public int ExpectCode(string what)
    {
        VerilogToken token = Next;
        VerilogNumber number = ExpectNumber(what);
        return number.Value <= int.MaxValue ? (int)number.Value : throw Error(token, $"{what} is {token.Shown}, expected a value below 2^31");
    }

    /// <summary>The error that something else was expected at the next token.</summary>
    public ImportException Unexpected(string expected) => Error($"found {Next.Shown}, expected {expected}");

    /// <summary>An error at the next token.</summary>
    public ImportException Error(string problem) => Error(Next, problem);

    /// <summary>An error at a token.</summary>
    public ImportException Error(VerilogToken token, string problem) => new(Path, token.Line, token.Column, problem);
}
