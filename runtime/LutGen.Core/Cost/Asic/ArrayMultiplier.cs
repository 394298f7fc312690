using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>The digital array multiplier (Braun): row after row of partial products is added with the carries saved for the next row, and a ripple adder ends it.</summary>
public static class ArrayMultiplier
{
    /// <summary>Builds the circuit.</summary>
    /// <param name="format">The operands; chunks do not matter.</param>
    /// <exception cref="ArgumentException">Activations are signed or wider than <see cref="MultiplierCircuit.MostActivationBits"/>.</exception>
    public static MultiplierCircuit Build(MultiplierFormat format)
    {
        CellNetlist netlist = new();
        PartialProducts partial = new(netlist, format);
        WordNets[] sum = [partial.Rows[0], new WordNets(0, [])];
        foreach (WordNets row in partial.Rows.Skip(1))
        {
            sum = NetlistAdders.SaveCarries(netlist, sum[0], sum[1], row);
        }

        return partial.Finish(netlist, format, sum);
    }
}
