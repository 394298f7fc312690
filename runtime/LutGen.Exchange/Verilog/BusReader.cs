namespace LutGen.Exchange.Verilog;

/// <summary>
/// A module's input bus as its body reads it. A wide one is read through words, wires of up to 64 bits: Icarus Verilog takes time that grows with
/// the square of those who read the bits of one vector.
/// </summary>
internal sealed class BusReader
{
    private const int WordBits = 64;
    private const int WidestWhole = 512;

    private readonly RtlBus _bus;
    private readonly List<VectorPart> _words = [];
    private readonly HashSet<int> _readWords = [];
    private readonly Dictionary<RtlSignal, (int Word, int Offset)> _places = [];

    /// <summary>Lays out words, each of whole signals.</summary>
    /// <param name="bus">The bus.</param>
    public BusReader(RtlBus bus)
    {
        _bus = bus;
        if (bus.Width <= WidestWhole)
        {
            return;
        }

        foreach (RtlSignal signal in bus.Signals)
        {
            VectorPart part = bus[signal];
            if (_words.Count > 0 && _words[^1].Width + part.Width <= WordBits)
            {
                _words[^1] = _words[^1] with { Width = _words[^1].Width + part.Width };
            }
            else
            {
                _words.Add(part);
            }

            _places.Add(signal, (_words.Count - 1, part.Offset - _words[^1].Offset));
        }
    }

    /// <summary>Where a signal is.</summary>
    public VectorPart this[RtlSignal signal]
    {
        get
        {
            if (!_places.TryGetValue(signal, out (int Word, int Offset) place))
            {
                return _bus[signal];
            }

            _readWords.Add(place.Word);
            return new VectorPart(NameOf(place.Word), _words[place.Word].Width, place.Offset, signal.Width);
        }
    }

    /// <summary>Where signals that follow each other on the bus are, as one vector.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="bits">Bits of all of them.</param>
    public VectorPart Image(RtlSignal first, int bits) => _bus[first] with { Width = bits };

    /// <summary>Declares the words that were read.</summary>
    public void WriteWords(LogicText text)
    {
        if (_readWords.Count > 0)
        {
            text.Comment("The bus in words: simulators are slow where very many read the bits of one vector.");
        }

        foreach (int word in _readWords.Order())
        {
            text.Value(NameOf(word), _words[word].Width, _words[word].ToString());
        }
    }

    private static string NameOf(int word) => $"in{word}";
}
