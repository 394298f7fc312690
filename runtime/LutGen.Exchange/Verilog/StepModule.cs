namespace LutGen.Exchange.Verilog;

/// <summary>A step as a module.</summary>
internal static class StepModule
{
    private const int PartsPerLine = 16;

    /// <summary>Writes the module and those that it has instances of.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">The bus that it reads from.</param>
    /// <param name="output">The bus that it writes to.</param>
    public static void Write(VerilogText text, string module, RtlStep step, RtlBus input, RtlBus output)
    {
        step.WriteModules?.Invoke(text, module);
        string[] ports = [$"input wire {input.Range} {input.Name}", $"output reg {output.Range} {output.Name}"];
        text.Module(step.Title, module, ports, () =>
        {
            Func<RtlSignal, VectorPart> own = step.Write(text, module, input, output.Contains);
            HashSet<RtlSignal> defined = [.. step.Defines];
            WriteOutput(text, output, signal => defined.Contains(signal) ? own(signal) : input[signal]);
        });
    }

    // One assignment of the whole bus, in a block: an event-driven simulator then changes it once for all of a step's signals, not once for
    // each, of which everything that reads any of its bits would hear.
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

        parts.Reverse();
        text.Line($"always @* {output.Name} = {{");
        text.Block(() =>
        {
            for (int first = 0; first < parts.Count; first += PartsPerLine)
            {
                text.Line(string.Join(", ", parts.Skip(first).Take(PartsPerLine)) + (first + PartsPerLine < parts.Count ? "," : ""));
            }
        });
        text.Line("};");
    }
}
