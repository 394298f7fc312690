namespace LutGen.Exchange.Verilog;

/// <summary>Where registers stand in a design.</summary>
/// <param name="StepsPerRegister">Steps between two rows of registers; the last step always has one. 0 for a design without registers and clock.</param>
internal readonly record struct Pipeline(int StepsPerRegister)
{
    /// <summary>No registers.</summary>
    public static Pipeline None => new(0);

    /// <summary>Registers behind every step.</summary>
    public static Pipeline EachStep => new(1);

    /// <summary>Whether there is a clock.</summary>
    public bool IsClocked => StepsPerRegister > 0;

    /// <summary>Whether registers stand behind a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Number of steps.</param>
    public bool HasRegister(int step, int steps) => IsClocked && (step == steps - 1 || (step + 1) % StepsPerRegister == 0);

    /// <summary>Clock cycles from a row to its class.</summary>
    /// <param name="steps">Number of steps.</param>
    public int Cycles(int steps) => IsClocked ? (steps + StepsPerRegister - 1) / StepsPerRegister : 0;
}
