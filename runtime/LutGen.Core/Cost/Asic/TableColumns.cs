using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>
/// The table of a weight in a netlist: word k is k * W + offset, never negative. Read by columns, a tree of multiplexers for each bit, the same tree in
/// every column and whatever it reads: constants are wired to it, but do not simplify it.
/// </summary>
internal sealed class TableColumns
{
    private readonly CellNetlist _netlist;
    private readonly int[][] _words;

    private TableColumns(CellNetlist netlist, int[][] words, IReadOnlyList<StoredBit> stored)
    {
        (_netlist, _words, Stored) = (netlist, words, stored);
    }

    /// <summary>The stored bits.</summary>
    public IReadOnlyList<StoredBit> Stored { get; }

    /// <summary>All words stored.</summary>
    /// <param name="netlist">Takes the bits.</param>
    /// <param name="weight">The weights.</param>
    /// <param name="addressBits">The words are 2^addressBits multiples.</param>
    public static TableColumns Plain(CellNetlist netlist, IntegerFormat weight, int addressBits)
    {
        Maker maker = new(netlist, weight, addressBits);
        return new TableColumns(netlist, [.. Enumerable.Range(0, 1 << addressBits).Select(k => maker.FullWord(k))], maker.Stored);
    }

    /// <summary>
    /// Odd multiples stored. An even one is an odd one shifted, by wires; and so it is below the weight's sign also where the offset is not 0, while above,
    /// where the offset adds to it, it is stored. Nothing of the zeroth word is.
    /// </summary>
    /// <param name="netlist">Takes the bits.</param>
    /// <param name="weight">The weights.</param>
    /// <param name="addressBits">The words are 2^addressBits multiples.</param>
    public static TableColumns OddMultiples(CellNetlist netlist, IntegerFormat weight, int addressBits)
    {
        Maker maker = new(netlist, weight, addressBits);
        var words = new int[1 << addressBits][];
        for (int k = 0; k < words.Length; k++)
        {
            words[k] = k == 0 ? maker.ZerothWord()
                : k == 1 ? maker.FirstWord()
                : k % 2 == 1 ? maker.OddWord(k)
                : maker.EvenWord(k, words[k / 2]);
        }

        return new TableColumns(netlist, words, maker.Stored);
    }

    /// <summary>Reads the table: a word chosen by an address.</summary>
    /// <param name="address">Nets, the least significant first; fewer than the table's address bits read its lower part.</param>
    /// <param name="width">Bits to read, from the lowest up.</param>
    public int[] Read(IReadOnlyList<int> address, int width)
    {
        var word = new int[width];
        for (int bit = 0; bit < width; bit++)
        {
            int[] level = [.. _words.Take(1 << address.Count).Select(stored => stored[bit])];
            foreach (int control in address)
            {
                level = [.. Enumerable.Range(0, level.Length / 2).Select(i => _netlist.Mux(control, level[2 * i], level[2 * i + 1]))];
            }

            word[bit] = level[0];
        }

        return word;
    }

    private sealed class Maker(CellNetlist netlist, IntegerFormat weight, int addressBits)
    {
        private readonly long _offset = MultiplierCircuit.OffsetOf(weight, (1 << addressBits) - 1);

        // From here up words of signed weights differ by their offsets.
        private readonly int _signPlace = weight.IsSigned ? weight.Bits - 1 : weight.Bits + addressBits;

        public List<StoredBit> Stored { get; } = [];

        private int Width => weight.Bits + addressBits;

        public int[] ZerothWord() => [.. Enumerable.Range(0, Width).Select(place => Constant(place, _offset))];

        public int[] FullWord(int k) => [.. Enumerable.Range(0, Width).Select(place => Store(k, place))];

        // The weight itself. Its sign, inverted, is the place above which the offset's rest is a constant.
        public int[] FirstWord() => [.. Enumerable.Range(0, Width).Select(place => place < weight.Bits ? Store(1, place) : Constant(place, _offset + weight.Smallest))];

        public int[] OddWord(int k) => [.. Enumerable.Range(0, Width).Select(place => StoreIfNeeded(k, place))];

        public int[] EvenWord(int k, int[] half) =>
            [.. Enumerable.Range(0, Width).Select(place => place >= _signPlace ? StoreIfNeeded(k, place) : place == 0 ? CellNetlist.Zero : half[place - 1])];

        // Words of unsigned weights may be narrower than the widest one.
        private int StoreIfNeeded(int k, int place) => (k * (long)weight.Largest + _offset) >> place == 0 ? CellNetlist.Zero : Store(k, place);

        private int Store(int k, int place)
        {
            int net = netlist.AddStoredBit();
            Stored.Add(new StoredBit(net, k, _offset, place));
            return net;
        }

        private static int Constant(int place, long value) => (value >> place & 1) != 0 ? CellNetlist.One : CellNetlist.Zero;
    }
}
