namespace LutGen.Exchange.Verilog;

/// <summary>A step as a module.</summary>
internal static class StepModule
{
    /// <summary>Writes the module and those that it has instances of.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">The bus that it reads from.</param>
    /// <param name="output">The bus that it writes to.</param>
    public static void Write(VerilogText text, string module, RtlStep step, RtlBus input, RtlBus output)
    {
        step.WriteModules?.Invoke(text, module);
        string[] ports = [$"input wire {input.Range} {input.Name}", $"output wire {output.Range} {output.Name}"];
        text.Module(step.Title, module, ports, () =>
        {
            step.Write(text, module, input, output);
            HashSet<RtlSignal> own = [.. step.Defines];
            RtlSignal[] handed = output.Signals.Where(signal => !own.Contains(signal)).ToArray();
            if (handed.Length > 0)
            {
                text.Line("// What later steps read of earlier ones.");
                BusCopy.Write(text, output, handed, input.Name, input.OffsetOf);
            }
        });
    }
}
