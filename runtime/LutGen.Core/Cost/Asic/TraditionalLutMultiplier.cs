using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>The multiplier by lookup that LUT-NA is compared with: the product of every activation is stored, and a tree of multiplexers reads one.</summary>
public static class TraditionalLutMultiplier
{
    /// <summary>Builds the circuit.</summary>
    /// <param name="format">The operands; chunks do not matter.</param>
    /// <exception cref="ArgumentException">Activations are signed or wider than <see cref="MultiplierCircuit.MostActivationBits"/>.</exception>
    public static MultiplierCircuit Build(MultiplierFormat format)
    {
        MultiplierCircuit.Check(format);
        CellNetlist netlist = new();
        int[] activation = netlist.AddInputs(format.Activation.Bits);
        TableColumns table = TableColumns.Plain(netlist, format.Weight, format.Activation.Bits);
        int[] product = table.Read(activation, format.ProductBits);
        return new MultiplierCircuit(netlist, format, activation, product, table.Stored, MultiplierCircuit.OffsetOf(format.Weight, format.Activation.Largest));
    }
}
