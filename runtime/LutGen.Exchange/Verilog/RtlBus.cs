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
    public int Width { get; private set; }

    /// <summary>The range of the vector as it is declared, also where it is of one bit or none.</summary>
    public string Range => $"[{Math.Max(1, Width) - 1}:0]";

    /// <summary>The part of the vector that a signal is.</summary>
    public VectorPart this[RtlSignal signal] => PartOf(Name, signal);

    public bool Contains(RtlSignal signal) => _offsets.ContainsKey(signal);

    /// <summary>The part of another vector of this layout that a signal is.</summary>
    public VectorPart PartOf(string vector, RtlSignal signal) => new(vector, -1, _offsets[signal], signal.Width);
}
