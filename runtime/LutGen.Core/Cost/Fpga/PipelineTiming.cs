namespace LutGen.Cost.Fpga;

/// <summary>How fast a pipeline is.</summary>
/// <param name="Period">Nanoseconds of its slowest stage.</param>
/// <param name="Stages">Its stages.</param>
/// <param name="ClockLimit">Fastest clock that the device's clock network carries, in MHz.</param>
public sealed record PipelineTiming(double Period, int Stages, double ClockLimit)
{
    /// <summary>Fastest clock in MHz that the logic would bear, as publications give it: they do not ask whether the clock network carries it.</summary>
    public double LogicFrequency => 1000 / Period;

    /// <summary>Fastest clock in MHz that both bear.</summary>
    public double Frequency => Math.Min(LogicFrequency, ClockLimit);

    /// <summary>Nanoseconds from input to result at <see cref="LogicFrequency"/>, as publications give it.</summary>
    public double Latency => Stages * Period;

    /// <summary>Nanoseconds from input to result at <see cref="Frequency"/>.</summary>
    public double ClockedLatency => Stages * 1000 / Frequency;
}
