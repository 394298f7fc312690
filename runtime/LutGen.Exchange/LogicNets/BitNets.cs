using LutGen.Exchange.LogicNets.Syntax;

namespace LutGen.Exchange.LogicNets;

/// <summary>What a bit gets its value from.</summary>
internal enum BitSource : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Another bit.</summary>
    Bit,

    /// <summary>Another bit, one tick of the clock later.</summary>
    Register,

    /// <summary>An input of the network.</summary>
    Input,

    /// <summary>A constant 0.</summary>
    Zero,

    /// <summary>A constant 1.</summary>
    One,

    /// <summary>A table.</summary>
    Table,
}

/// <summary>A net of one instance of a module: bits that stand side by side.</summary>
/// <param name="First">Its least significant bit.</param>
/// <param name="Width">How many.</param>
/// <param name="Least">Index of the least significant one in the file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Module">Its module.</param>
/// <param name="Line">Where it is declared.</param>
internal sealed record BitNet(int First, int Width, int Least, string Name, VerilogModule Module, int Line);

/// <summary>The nets of all instances of modules, bit by bit, and what drives each bit.</summary>
internal sealed class BitNets
{
    private const int MostBits = 1 << 23;

    private readonly List<BitNet> _nets = [];
    private readonly List<BitSource> _sources = [];
    private readonly List<int> _from = [];

    // Registers between a bit and the end of its chain, once that is known.
    private readonly List<int> _registers = [];

    /// <summary>Makes a net.</summary>
    /// <exception cref="ImportException">All nets together have too many bits.</exception>
    public BitNet Add(VerilogModule module, string name, int width, int least, int line)
    {
        if (width > MostBits - _sources.Count)
        {
            throw module.Error(line, $"with net {ImportException.Quote(name)} of {width} bits the nets of all modules have more than {MostBits} bits, expected at most as many");
        }

        BitNet net = new(_sources.Count, width, least, name, module, line);
        _nets.Add(net);
        for (int i = 0; i < width; i++)
        {
            _sources.Add(BitSource.None);
            _from.Add(0);
            _registers.Add(-1);
        }

        return net;
    }

    /// <summary>What drives a bit.</summary>
    public BitSource SourceOf(int bit) => _sources[bit];

    /// <summary>The bit before, or the number of the table that drives a bit.</summary>
    public int FromOf(int bit) => _from[bit];

    /// <summary>Says what drives a bit.</summary>
    /// <param name="bit">The bit.</param>
    /// <param name="source">What it gets its value from.</param>
    /// <param name="from">The bit before, or the number of the table.</param>
    /// <param name="module">The module that says it.</param>
    /// <param name="line">Where.</param>
    /// <exception cref="ImportException">The bit is driven already.</exception>
    public void Drive(int bit, BitSource source, int from, VerilogModule module, int line)
    {
        if (_sources[bit] != BitSource.None)
        {
            throw module.Error(line, $"{NameOf(bit)} is driven twice, expected once");
        }

        (_sources[bit], _from[bit]) = (source, from);
    }

    /// <summary>Follows wires and registers to what a bit gets its value from.</summary>
    /// <returns>The bit of an input, constant or table, and the registers between.</returns>
    /// <exception cref="ImportException">There is none, or the wires go in a circle.</exception>
    public (int Bit, int Registers) Resolve(int bit)
    {
        const int OnTheWay = -2;
        List<int> way = [];
        int at = bit;
        while (_sources[at] is BitSource.Bit or BitSource.Register && _registers[at] == -1)
        {
            _registers[at] = OnTheWay;
            way.Add(at);
            at = _from[at];
        }

        if (_registers[at] == OnTheWay)
        {
            BitNet net = NetOf(at);
            throw net.Module.Error(net.Line, $"{NameOf(at)} depends on itself, expected no cycles");
        }

        if (_sources[at] == BitSource.None)
        {
            BitNet net = NetOf(at);
            throw net.Module.Error(net.Line, $"{NameOf(at)} is read but nothing drives it, expected an assignment, an instance or a table");
        }

        bool known = _sources[at] is BitSource.Bit or BitSource.Register;
        (int end, int registers) = known ? (_from[at], _registers[at]) : (at, 0);
        for (int i = way.Count - 1; i >= 0; i--)
        {
            registers += _sources[way[i]] == BitSource.Register ? 1 : 0;

            // What is behind is one step away from now on.
            (_from[way[i]], _registers[way[i]]) = (end, registers);
        }

        return (end, registers);
    }

    /// <summary>A bit as messages show it.</summary>
    public string NameOf(int bit)
    {
        BitNet net = NetOf(bit);
        string index = net.Width == 1 && net.Least == 0 ? "" : $"[{net.Least + bit - net.First}]";
        return $"net {ImportException.Quote(net.Name + index)} of module {ImportException.Quote(net.Module.Name)}";
    }

    private BitNet NetOf(int bit)
    {
        int low = 0;
        int high = _nets.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _nets[middle].First <= bit ? (middle, high) : (low, middle - 1);
        }

        return _nets[low];
    }
}
