namespace LutGen.Exchange.Verilog;

/// <summary>A step as a module.</summary>
internal static class StepModule
{
    private const int PartsPerLine = 16;
    private const int MostParts = 64;

    /// <summary>Writes the module.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">The bus that it reads from.</param>
    /// <param name="output">The bus that it writes to.</param>
    public static void Write(VerilogText text, string module, RtlStep step, RtlBus input, RtlBus output)
    {
        string[] ports = [$"input wire {input.Range} {input.Name}", $"output reg {output.Range} {output.Name}"];
        text.Module(step.Title, module, ports, () =>
        {
            var reader = new BusReader(input);
            VerilogText body = text.Nested();
            Func<RtlSignal, VectorPart> own = step.Write(new LogicText(body), reader, output.Contains);
            HashSet<RtlSignal> defined = [.. step.Defines];
            WriteOutput(body, output, signal => defined.Contains(signal) ? own(signal) : reader[signal]);
            reader.WriteWords(new LogicText(text));
            text.Insert(body);
        });
    }

    // One assignment of the whole bus, in a block: an event-driven simulator then changes it once for all of a step's signals, not once for
    // each, of which everything that reads any of its bits would hear. A block that waits for very many signals takes Icarus Verilog
    // time that grows with their square, so these come in words.
    private static void WriteOutput(VerilogText text, RtlBus output, Func<RtlSignal, VectorPart> partOf)
    {
        List<VectorPart> parts = [];
        foreach (VectorPart part in output.Signals.Select(partOf))
        {
            if (parts.Count > 0 && parts[^1].Vector == part.Vector && parts[^1].Offset + parts[^1].Width == part.Offset)
            {
                parts[^1] = parts[^1] with { Width = parts[^1].Width + part.Width };
            }
            else
            {
                parts.Add(part);
            }
        }

        if (parts.Count == 0)
        {
            text.Line($"initial {output.Name} = 1'b0;");
            return;
        }

        VectorPart[] words = parts.Count <= MostParts ? [.. parts] : [.. parts.Chunk(MostParts).Select((word, i) => VectorPart.Whole($"out{i}", word.Sum(part => part.Width)))];
        for (int i = 0; i < words.Length && words.Length < parts.Count; i++)
        {
            WriteJoined(text, $"wire [{words[i].Width - 1}:0] {words[i]} =", parts.GetRange(i * MostParts, Math.Min(MostParts, parts.Count - i * MostParts)));
        }

        WriteJoined(text, $"always @* {output.Name} =", words);
    }

    // The first part in the lowest bits.
    private static void WriteJoined(VerilogText text, string target, IReadOnlyList<VectorPart> parts)
    {
        text.Line($"{target} {{");
        text.Block(() =>
        {
            for (int end = parts.Count; end > 0; end -= PartsPerLine)
            {
                text.Line(string.Join(", ", parts.Take(end).Skip(end - PartsPerLine).Reverse()) + (end > PartsPerLine ? "," : ""));
            }
        });
        text.Line("};");
    }
}
