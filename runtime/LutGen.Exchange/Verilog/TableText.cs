using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>Truth tables in Verilog: operators for functions of up to two bits, else constants with the address as the index.</summary>
internal static class TableText
{
    // Simulators bound the width of a constant; larger tables are several.
    private const int MostIndexBits = 15;

    /// <summary>Writes what a table's value needs.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="name">Of the neuron, unique in the module.</param>
    /// <param name="address">The address bits, most significant first.</param>
    /// <param name="table">The table.</param>
    /// <returns>The value as an expression.</returns>
    public static string Value(LogicText text, string name, IReadOnlyList<string> address, TruthTable table)
    {
        if (table.AddressBits <= 2)
        {
            return Join(table.OutputBits, bit => Operator(address, (int)table.PlaneWord(bit, 0)));
        }

        string index = address.Count == 1 ? address[0] : $"{{{string.Join(", ", address)}}}";
        if (table.OutputBits > 1 || table.AddressBits > MostIndexBits)
        {
            text.Value($"a{name}", table.AddressBits, index);
            index = $"a{name}";
        }

        return Join(table.OutputBits, bit => table.AddressBits <= MostIndexBits
            ? $"{Constant(text, table.OutputBits == 1 ? $"T{name}" : $"T{name}_{bit}", table, bit, 0, table.Length)}[{index}]"
            : Banks(text, $"T{name}_{bit}", index, table, bit));
    }

    private static string Join(int bits, Func<int, string> bit) => bits == 1 ? bit(0) : $"{{{string.Join(", ", Enumerable.Range(0, bits).Reverse().Select(bit))}}}";

    private static string Constant(LogicText text, string name, TruthTable table, int bit, int first, int count)
    {
        text.Module.Line($"localparam [{count - 1}:0] {name} = {VerilogText.Entries(table, bit, first, count)};");
        return name;
    }

    private static string Banks(LogicText text, string name, string address, TruthTable table, int bit)
    {
        int banks = table.Length >> MostIndexBits;
        var values = new List<string>();
        for (int bank = banks - 1; bank >= 0; bank--)
        {
            values.Add($"{Constant(text, $"{name}_{bank}", table, bit, bank << MostIndexBits, 1 << MostIndexBits)}[{address}[{MostIndexBits - 1}:0]]");
        }

        text.Value(name, banks, $"{{{string.Join(", ", values)}}}");
        return $"{name}[{address}[{table.AddressBits - 1}:{MostIndexBits}]]";
    }

    // Bit k of the function is the value at address k, the first of the address bits the most significant.
    private static string Operator(IReadOnlyList<string> address, int function)
    {
        if (address.Count == 0)
        {
            return $"1'b{function & 1}";
        }

        string b = address[^1];
        if (address.Count == 1)
        {
            return (function & 3) switch { 0 => "1'b0", 1 => $"~{b}", 2 => b, _ => "1'b1" };
        }

        string a = address[0];
        return (function & 15) switch
        {
            0 => "1'b0",
            1 => $"~({a} | {b})",
            2 => $"~{a} & {b}",
            3 => $"~{a}",
            4 => $"{a} & ~{b}",
            5 => $"~{b}",
            6 => $"{a} ^ {b}",
            7 => $"~({a} & {b})",
            8 => $"{a} & {b}",
            9 => $"~({a} ^ {b})",
            10 => b,
            11 => $"~{a} | {b}",
            12 => a,
            13 => $"{a} | ~{b}",
            14 => $"{a} | {b}",
            _ => "1'b1",
        };
    }
}
