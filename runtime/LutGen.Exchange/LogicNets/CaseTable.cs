using LutGen.Exchange.LogicNets.Syntax;
using LutGen.Networks;

namespace LutGen.Exchange.LogicNets;

/// <summary>A table of a module, every entry of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Missing">Entries that the file does not say and that were chosen.</param>
internal sealed record CaseTable(TruthTable Table, int Missing)
{
    private const int Unknown = -1;

    /// <summary>Completes a table.</summary>
    /// <remarks>
    /// Narrow quantisers never give some codes, and the family's writers leave their addresses out. Such an entry does not matter. Where half of a block of
    /// addresses is not said it becomes a copy of the other half, from blocks of two addresses upwards: then the bit between the halves does not matter there.
    /// </remarks>
    /// <param name="module">Its module, for messages.</param>
    /// <param name="source">As the file has it; of entries of one address the first counts, as in a simulation.</param>
    /// <param name="addressBits">Bits of an address.</param>
    /// <param name="outputBits">Bits of an entry.</param>
    /// <exception cref="ImportException">A label or an entry does not fit, or the table is too large.</exception>
    public static CaseTable Complete(VerilogModule module, VerilogCase source, int addressBits, int outputBits)
    {
        if (addressBits > NetworkLimits.AddressBits || outputBits > NetworkLimits.SignalBits)
        {
            throw module.Error(source.Line, $"a table has {addressBits} address bits and entries of {outputBits}, expected at most {NetworkLimits.AddressBits} and {NetworkLimits.SignalBits}");
        }

        int[] entries = new int[1 << addressBits];
        Array.Fill(entries, Unknown);
        foreach (VerilogArm arm in source.Arms)
        {
            if (arm.Label >> addressBits != 0)
            {
                throw module.Error(arm.Line, $"a label is {arm.Label}, expected 0 to {(1 << addressBits) - 1}: the table's address has {addressBits} bits");
            }

            Check(module, arm.Value, arm.Line, outputBits);
            entries[arm.Label] = entries[arm.Label] == Unknown ? arm.Value : entries[arm.Label];
        }

        if (source.Default is { } otherwise)
        {
            Check(module, otherwise, source.Line, outputBits);
            entries.AsSpan().Replace(Unknown, otherwise);
        }

        int missing = entries.AsSpan().Count(Unknown);
        for (int bit = 0; bit < addressBits; bit++)
        {
            FillHalves(entries, 1 << bit);
        }

        return new CaseTable(TruthTable.FromFunction(addressBits, outputBits, address => entries[address]), missing);
    }

    // A half is known or unknown as a whole: those of smaller blocks are filled.
    private static void FillHalves(int[] entries, int half)
    {
        for (int start = 0; start < entries.Length; start += 2 * half)
        {
            Span<int> low = entries.AsSpan(start, half);
            Span<int> high = entries.AsSpan(start + half, half);
            if (low[0] == Unknown)
            {
                high.CopyTo(low);
            }
            else if (high[0] == Unknown)
            {
                low.CopyTo(high);
            }
        }
    }

    private static void Check(VerilogModule module, int value, int line, int outputBits)
    {
        if (value >> outputBits != 0)
        {
            throw module.Error(line, $"an entry is {value}, expected 0 to {(1 << outputBits) - 1}: the table's variable has {outputBits} bits");
        }
    }
}
