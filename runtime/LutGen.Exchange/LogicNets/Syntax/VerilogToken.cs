namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>What a token of Verilog is.</summary>
internal enum VerilogTokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A number as it is written, as <c>12</c>, <c>4'b0011</c> or <c>8'hff</c>.</summary>
    Number,

    /// <summary>A sign of one character, or <c>&lt;=</c>.</summary>
    Symbol,

    /// <summary>The end of the file.</summary>
    End,
}

/// <summary>A token of Verilog.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; empty at the end of the file.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
internal readonly record struct VerilogToken(VerilogTokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>The token as messages show it.</summary>
    public string Shown => Kind == VerilogTokenKind.End ? "the end of the file" : ImportException.Quote(Text);

    /// <summary>Whether it is a sign or a word of some text.</summary>
    public bool Is(string text) => Kind is VerilogTokenKind.Symbol or VerilogTokenKind.Word && Text == text;
}
