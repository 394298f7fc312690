using System.Text;

namespace LutGen.Generator.Emission;

/// <summary>Writes indented C# with <c>\n</c> line ends, the same on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes a line, or an empty one.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _indent).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes text that was written by another writer, with its indentation.</summary>
    public void Copy(string text) => _text.Append(text);

    /// <summary>A writer of text that stands where this one is.</summary>
    public SourceWriter Inner() => new() { _indent = _indent };

    /// <summary>Starts a line whose parts are appended to the result; <see cref="EndLine"/> ends it.</summary>
    public StringBuilder StartLine() => _text.Append(' ', 4 * _indent);

    /// <summary>Ends a line that was started.</summary>
    public void EndLine() => _text.Append('\n');

    /// <summary>Writes a line and opens braces behind it; disposing closes them.</summary>
    public Block Begin(string line)
    {
        Line(line);
        Line("{");
        _indent++;
        return new Block(this);
    }

    public override string ToString() => _text.ToString();

    /// <summary>An open pair of braces.</summary>
    public readonly struct Block(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Line("}");
        }
    }
}
