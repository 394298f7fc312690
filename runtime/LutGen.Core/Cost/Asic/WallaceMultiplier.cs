using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>The Wallace-tree multiplier: partial products are added three at a time, carries saved, all groups of three at once, until two numbers are left for a ripple adder.</summary>
public static class WallaceMultiplier
{
    /// <summary>Builds the circuit.</summary>
    /// <param name="format">The operands; chunks do not matter.</param>
    /// <exception cref="ArgumentException">Activations are signed or wider than <see cref="MultiplierCircuit.MostActivationBits"/>.</exception>
    public static MultiplierCircuit Build(MultiplierFormat format)
    {
        CellNetlist netlist = new();
        PartialProducts partial = new(netlist, format);
        WordNets[] rows = partial.Rows;
        while (rows.Length > 2)
        {
            int inThrees = rows.Length / 3 * 3;
            rows =
            [
                .. Enumerable.Range(0, inThrees / 3).SelectMany(i => NetlistAdders.SaveCarries(netlist, rows[3 * i], rows[3 * i + 1], rows[3 * i + 2])),
                .. rows.Skip(inThrees),
            ];
        }

        return partial.Finish(netlist, format, rows);
    }
}
