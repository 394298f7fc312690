using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>A neuron's table seen through the codes of its concatenated inputs.</summary>
internal sealed class AddressedTable
{
    private readonly TruthTable _table;
    private readonly int[] _shifts;
    private readonly int[] _masks;
    private readonly int[] _firstPlaces;

    public AddressedTable(LutNetwork network, SignalList inputs, TruthTable table)
    {
        Inputs = inputs;
        _table = table;
        _shifts = new int[inputs.Count];
        _masks = new int[inputs.Count];
        _firstPlaces = Places.Select(place => Places.First(other => inputs[other] == inputs[place])).ToArray();
        int shift = 0;
        for (int place = inputs.Count - 1; place >= 0; place--)
        {
            int width = network.WidthOf(inputs[place]);
            _shifts[place] = shift;
            _masks[place] = (1 << width) - 1;
            shift += width;
        }
    }

    public SignalList Inputs { get; }

    public IEnumerable<int> Places => Enumerable.Range(0, Inputs.Count);

    /// <summary>The code of an input in an address.</summary>
    public int CodeAt(int address, int place) => (address >> _shifts[place]) & _masks[place];

    /// <summary>The address with another code of an input.</summary>
    public int With(int address, int place, int code) => (address & ~(_masks[place] << _shifts[place])) | (code << _shifts[place]);

    /// <summary>Largest code of an input.</summary>
    public int LargestCode(int place) => _masks[place];

    /// <summary>The first place where an input stands.</summary>
    public int FirstPlaceOf(int place) => _firstPlaces[place];

    /// <summary>Whether inputs that stand there twice have one code in an address.</summary>
    public bool IsConsistent(int address)
    {
        for (int place = 1; place < Inputs.Count; place++)
        {
            if (CodeAt(address, place) != CodeAt(address, FirstPlaceOf(place)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the code of an input matters, wherever it stands.</summary>
    public bool DependsOn(int place)
    {
        for (int address = 0; address < _table.Length; address++)
        {
            int code = CodeAt(address, place);
            if (code > 0 && IsConsistent(address) && _table[address] != _table[WithAll(address, place, 0)])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The table of some of the inputs; others do not matter, or stand at one of these places too.</summary>
    public TruthTable Restrict(int[] kept)
    {
        int bits = kept.Sum(place => BitsOf(_masks[place]));
        return TruthTable.FromFunction(bits, _table.OutputBits, address =>
        {
            int whole = 0;
            foreach (int place in kept.Reverse())
            {
                whole = WithAll(whole, place, address & _masks[place]);
                address >>= BitsOf(_masks[place]);
            }

            return _table[whole];
        });
    }

    private int WithAll(int address, int place, int code)
    {
        for (int other = place; other < Inputs.Count; other++)
        {
            address = Inputs[other] == Inputs[place] ? With(address, other, code) : address;
        }

        return address;
    }

    private static int BitsOf(int mask)
    {
        int bits = 0;
        while (mask >> bits != 0)
        {
            bits++;
        }

        return bits;
    }
}
