namespace LutGen.Exchange.Verilog;

/// <summary>Names of Verilog 2005 and of what reads it as SystemVerilog.</summary>
internal static class VerilogName
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "always", "and", "assign", "automatic", "begin", "bit", "buf", "bufif0", "bufif1", "byte", "case", "casex", "casez", "cell", "checker", "class", "cmos", "config", "const", "cover", "deassign", "default",
        "defparam", "design", "disable", "do", "edge", "else", "end", "endcase", "endfunction", "endmodule", "enum", "event", "expect", "export", "extends", "final", "for", "force", "forever", "fork", "function", "generate",
        "genvar", "global", "highz0", "highz1", "if", "import", "include", "initial", "inout", "input", "inside", "instance", "int", "integer", "interface", "join", "large", "let", "library", "local", "localparam", "logic",
        "macromodule", "medium", "module", "nand", "negedge", "new", "nmos", "nor", "not", "notif0", "notif1", "null", "or", "output", "package", "packed", "parameter", "pmos", "posedge", "primitive", "priority", "program",
        "property", "protected", "pull0", "pull1", "pulldown", "pullup", "pure", "rand", "rcmos", "real", "realtime", "ref", "reg", "release", "repeat", "restrict", "return", "rnmos", "rpmos", "rtran", "scalared", "sequence",
        "shortint", "shortreal", "signed", "small", "solve", "specify", "static", "string", "strong", "strong0", "strong1", "struct", "super", "supply0", "supply1", "table", "tagged", "task", "this", "throughout", "time", "tran",
        "tri", "tri0", "tri1", "type", "typedef", "union", "unique", "unsigned", "use", "var", "vectored", "virtual", "void", "wait", "wand", "weak", "while", "wildcard", "wire", "with", "within", "wor", "xnor", "xor",
    };

    /// <summary>A network's name as the name of a module.</summary>
    public static string Of(string name)
    {
        string letters = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(letters[0]) || Keywords.Contains(letters) ? $"lut_{letters}" : letters;
    }
}
