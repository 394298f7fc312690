using System.Text;
using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Writes the Berkeley Logic Interchange Format (University of California, Berkeley, 1992): one model, a <c>.names</c> a node
/// with a line for each entry of its on-set, or of its off-set where that is the smaller.
/// </summary>
public static class BlifWriter
{
    /// <summary>Writes a netlist as text.</summary>
    /// <param name="netlist">The netlist.</param>
    public static string Write(Netlist netlist)
    {
        var text = new StringBuilder();
        text.Append(".model ").Append(netlist.Name).Append('\n');
        Names(text, ".inputs", netlist.Inputs);
        Names(text, ".outputs", netlist.Outputs.Select(output => output.Name));
        foreach (NetlistNode node in netlist.Nodes)
        {
            Names(text, ".names", node.Fanins.Select(netlist.NameOf).Append(node.Name));
            Cover(text, node.Table);
        }

        foreach (NetlistOutput output in netlist.Outputs)
        {
            if (netlist.NameOf(output.Net) != output.Name)
            {
                text.Append(".names ").Append(netlist.NameOf(output.Net)).Append(' ').Append(output.Name).Append("\n1 1\n");
            }
        }

        return text.Append(".end\n").ToString();
    }

    // Lines are broken after some names: other readers have buffers of a fixed length.
    private static void Names(StringBuilder text, string keyword, IEnumerable<string> names)
    {
        text.Append(keyword);
        int onLine = 0;
        foreach (string name in names)
        {
            if (onLine == 16)
            {
                text.Append(" \\\n");
                onLine = 0;
            }

            text.Append(' ').Append(name);
            onLine++;
        }

        text.Append('\n');
    }

    private static void Cover(StringBuilder text, TruthTable table)
    {
        int ones = Enumerable.Range(0, table.Length).Count(address => table[address] != 0);
        if (ones == 0 && table.AddressBits == 0)
        {
            // A cover of nothing is the constant 0; ABC refuses one of inputs.
            return;
        }

        if (ones == 0 || ones == table.Length)
        {
            text.Append('-', table.AddressBits).Append(table.AddressBits == 0 ? "" : " ").Append(ones == 0 ? "0\n" : "1\n");
            return;
        }

        int shown = 2 * ones <= table.Length ? 1 : 0;
        for (int address = 0; address < table.Length; address++)
        {
            if (table[address] == shown)
            {
                for (int bit = table.AddressBits - 1; bit >= 0; bit--)
                {
                    text.Append((char)('0' + ((address >> bit) & 1)));
                }

                text.Append(' ').Append((char)('0' + shown)).Append('\n');
            }
        }
    }
}
