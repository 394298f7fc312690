namespace LutGen.Exchange.Verilog;

/// <summary>Signals side by side in one vector, the first in the lowest bits.</summary>
internal sealed class RtlBus
{
    private readonly Dictionary<RtlSignal, int> _offsets = [];

    /// <summary>Lays signals out in their order.</summary>
    /// <param name="name">Name of the vector.</param>
    /// <param name="signals">The signals.</param>
    public RtlBus(string name, IEnumerable<RtlSignal> signals)
    {
        Name = name;
        Signals = signals.OrderBy(signal => signal.Order).ToArray();
        foreach (RtlSignal signal in Signals)
        {
            _offsets.Add(signal, Width);
            Width += signal.Width;
        }
    }

    public string Name { get; }

    public IReadOnlyList<RtlSignal> Signals { get; }

    /// <summary>Bits of all signals.</summary>
    public int Width { get; }

    /// <summary>The range of the vector as it is declared.</summary>
    public string Range => $"[{Math.Max(1, Width) - 1}:0]";

    public int OffsetOf(RtlSignal signal) => _offsets[signal];

    /// <summary>The part of the vector that a signal is.</summary>
    public string this[RtlSignal signal] => Slice(_offsets[signal], signal.Width);

    /// <summary>One bit of a signal, 0 the least significant.</summary>
    public string BitOf(RtlSignal signal, int bit) => Slice(_offsets[signal] + bit, 1);

    public bool Contains(RtlSignal signal) => _offsets.ContainsKey(signal);

    /// <summary>Some bits of the vector.</summary>
    public string Slice(int offset, int width) => width == 1 ? $"{Name}[{offset}]" : $"{Name}[{offset + width - 1}:{offset}]";
}
