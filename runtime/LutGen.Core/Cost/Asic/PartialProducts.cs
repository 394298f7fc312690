using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>
/// The rows that digital multipliers add: one for each bit of the narrower operand, that bit times the other operand. Products with the sign of a weight are
/// inverted, which makes them -sign * bit plus a constant (Baugh and Wooley): the offset.
/// </summary>
internal sealed class PartialProducts
{
    /// <summary>Creates inputs, stored weight and rows.</summary>
    /// <exception cref="ArgumentException">Activations are signed or too wide.</exception>
    public PartialProducts(CellNetlist netlist, MultiplierFormat format)
    {
        MultiplierCircuit.Check(format);
        Activation = netlist.AddInputs(format.Activation.Bits);
        Stored = [.. Enumerable.Range(0, format.Weight.Bits).Select(place => new StoredBit(netlist.AddStoredBit(), 1, 0, place))];
        Offset = MultiplierCircuit.OffsetOf(format.Weight, format.Activation.Largest);
        bool byActivation = format.Activation.Bits <= format.Weight.Bits;
        Rows = byActivation
            ? [.. Activation.Select((net, i) => new WordNets(i, [.. Stored.Select(bit => Multiply(net, bit))]))]
            : [.. Stored.Select(bit => new WordNets(bit.Place, [.. Activation.Select(net => Multiply(net, bit))]))];

        int Multiply(int net, StoredBit bit) => format.Weight.IsSigned && bit.Place == format.Weight.Bits - 1 ? netlist.Nand(net, bit.Net) : netlist.And(net, bit.Net);
    }

    /// <summary>The activation's nets.</summary>
    public int[] Activation { get; }

    /// <summary>The weight.</summary>
    public StoredBit[] Stored { get; }

    /// <summary>The rows, the lowest first.</summary>
    public WordNets[] Rows { get; }

    /// <summary>What their sum is above the product.</summary>
    public long Offset { get; }

    /// <summary>The circuit of rows that have been added to two.</summary>
    public MultiplierCircuit Finish(CellNetlist netlist, MultiplierFormat format, IReadOnlyList<WordNets> rows)
    {
        WordNets product = rows.Count == 1 ? rows[0] : NetlistAdders.Ripple(netlist, rows[0], rows[1], format.ProductBits);
        return new MultiplierCircuit(netlist, format, Activation, product.Bits, Stored, Offset);
    }
}
