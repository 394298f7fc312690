namespace LutGen.Exchange.Verilog;

/// <summary>Puts signals from one vector onto a bus, run by run.</summary>
internal static class BusCopy
{
    /// <summary>Writes the assignments.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="target">The bus; only signals that are on it are copied.</param>
    /// <param name="signals">The signals, in the bus's order.</param>
    /// <param name="source">Name of the vector that they come from.</param>
    /// <param name="offset">Where a signal is in it.</param>
    public static void Write(VerilogText text, RtlBus target, IEnumerable<RtlSignal> signals, string source, Func<RtlSignal, int> offset)
    {
        (int To, int From, int Width) run = default;
        foreach (RtlSignal signal in signals.Where(target.Contains))
        {
            int to = target.OffsetOf(signal);
            int from = offset(signal);
            if (run.Width > 0 && to == run.To + run.Width && from == run.From + run.Width)
            {
                run.Width += signal.Width;
                continue;
            }

            Flush();
            run = (to, from, signal.Width);
        }

        Flush();

        void Flush()
        {
            if (run.Width > 0)
            {
                string part = run.Width == 1 ? $"{source}[{run.From}]" : $"{source}[{run.From + run.Width - 1}:{run.From}]";
                text.Line($"assign {target.Slice(run.To, run.Width)} = {part};");
            }
        }
    }
}
