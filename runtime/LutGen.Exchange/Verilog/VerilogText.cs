using System.Numerics;
using System.Text;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>Verilog 2005 as text, with the indentation of blocks.</summary>
internal sealed class VerilogText
{
    private readonly StringBuilder _text = new();
    private string _indent = "";

    /// <summary>Writes a line; an empty one without indentation.</summary>
    public void Line(string line = "") => _text.Append(line.Length == 0 ? "" : _indent).Append(line).Append('\n');

    /// <summary>Writes lines that stand deeper.</summary>
    public void Block(Action write)
    {
        _indent += "  ";
        write();
        _indent = _indent[2..];
    }

    /// <summary>A text of its own to be put in here later, see <see cref="Insert"/>.</summary>
    public VerilogText Nested() => new() { _indent = _indent };

    /// <summary>Writes what was written elsewhere, as deep as it is.</summary>
    public void Insert(VerilogText nested) => _text.Append(nested._text);

    /// <summary>Writes a module.</summary>
    /// <param name="comment">Lines above it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ports">Its ports, in order.</param>
    /// <param name="body">Writes what is in it.</param>
    public void Module(string comment, string name, IReadOnlyList<string> ports, Action body)
    {
        Line();
        foreach (string line in comment.Split('\n'))
        {
            Line($"// {line}".TrimEnd());
        }

        Line($"module {name} (");
        Block(() =>
        {
            for (int i = 0; i < ports.Count; i++)
            {
                Line(ports[i] + (i + 1 < ports.Count ? "," : ""));
            }
        });
        Line(");");
        Block(body);
        Line("endmodule");
    }

    /// <summary>A signed constant of some bits.</summary>
    public static string Signed(long value, int bits) => value < 0 ? $"-{bits}'sd{-value}" : $"{bits}'sd{value}";

    /// <summary>An unsigned constant of some bits.</summary>
    public static string Unsigned(BigInteger value, int bits) => $"{bits}'d{value}";

    /// <summary>Entries of one output bit of a table as one constant: bit k is entry <paramref name="first"/> + k.</summary>
    public static string Entries(TruthTable table, int bit, int first, int count)
    {
        var digits = new StringBuilder().Append(count).Append("'h");
        for (int digit = (count + 3) / 4 - 1; digit >= 0; digit--)
        {
            int address = first + 4 * digit;
            ulong word = table.PlaneWord(bit, address >> 6) >> (address & 63);
            int mask = count < 4 ? (1 << count) - 1 : 15;
            digits.Append("0123456789abcdef"[(int)word & mask]);
        }

        return digits.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
