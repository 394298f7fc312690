using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>Truth tables in Verilog: operators for functions of up to two bits, else constants with the address as the index.</summary>
internal static class TableText
{
    // Simulators bound the width of a constant; larger tables are several.
    private const int MostIndexBits = 15;

    /// <summary>Writes a table.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="name">A name for constants, unique in the module.</param>
    /// <param name="target">What takes each output bit, 0 the least significant.</param>
    /// <param name="address">The address bits, most significant first.</param>
    /// <param name="table">The table.</param>
    public static void Write(VerilogText text, string name, Func<int, string> target, IReadOnlyList<string> address, TruthTable table)
    {
        for (int bit = 0; bit < table.OutputBits; bit++)
        {
            string plane = table.OutputBits == 1 ? name : $"{name}_{bit}";
            if (table.AddressBits <= 2)
            {
                text.Line($"assign {target(bit)} = {Operator(address, (int)table.PlaneWord(bit, 0))};");
            }
            else if (table.AddressBits <= MostIndexBits)
            {
                text.Line($"localparam [{table.Length - 1}:0] {plane} = {VerilogText.Entries(table, bit, 0, table.Length)};");
                text.Line($"assign {target(bit)} = {plane}[{{{string.Join(", ", address)}}}];");
            }
            else
            {
                WriteBanks(text, plane, target(bit), address, table, bit);
            }
        }
    }

    private static void WriteBanks(VerilogText text, string name, string target, IReadOnlyList<string> address, TruthTable table, int bit)
    {
        int banks = table.Length >> MostIndexBits;
        string index = string.Join(", ", address.Skip(address.Count - MostIndexBits));
        text.Line($"wire [{banks - 1}:0] {name}_banks;");
        for (int bank = 0; bank < banks; bank++)
        {
            text.Line($"localparam [{(1 << MostIndexBits) - 1}:0] {name}_{bank} = {VerilogText.Entries(table, bit, bank << MostIndexBits, 1 << MostIndexBits)};");
            text.Line($"assign {name}_banks[{bank}] = {name}_{bank}[{{{index}}}];");
        }

        text.Line($"assign {target} = {name}_banks[{{{string.Join(", ", address.Take(address.Count - MostIndexBits))}}}];");
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
