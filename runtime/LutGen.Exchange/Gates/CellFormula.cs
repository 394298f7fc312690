namespace LutGen.Exchange.Gates;

/// <summary>A function of up to three bits as a formula of the fewest two-input gates.</summary>
/// <param name="Operand">0 to 2 for one of the bits, otherwise null.</param>
/// <param name="Gate">The gate's id, if it is one.</param>
/// <param name="Left">What its first input is; null in a constant.</param>
/// <param name="Right">What its second input is; null where it reads one alone.</param>
internal sealed record CellFormula(int? Operand, int Gate, CellFormula? Left, CellFormula? Right)
{
    private const int Not = 0b1100;
    private const int Always = 0b1111;

    // The three bits as functions of the address 4a + 2b + c.
    private static readonly byte[] Operands = [0xF0, 0xCC, 0xAA];

    private static readonly CellFormula?[] Formulas = Find();

    /// <summary>The formula of a function.</summary>
    /// <param name="function">Bit k is the value at address k = 4a + 2b + c.</param>
    public static CellFormula Of(byte function) => Formulas[function]!;

    // Formulas of ever more gates, each from two smaller ones; every function of three bits has one.
    private static CellFormula?[] Find()
    {
        var found = new CellFormula?[256];
        List<List<byte>> ofSize = [[.. Operands], [0x00, 0xFF]];
        for (int operand = 0; operand < Operands.Length; operand++)
        {
            found[Operands[operand]] = new CellFormula(operand, 0, null, null);
            found[(byte)~Operands[operand]] = new CellFormula(null, Not, found[Operands[operand]], null);
            ofSize[1].Add((byte)~Operands[operand]);
        }

        found[0x00] = new CellFormula(null, 0, null, null);
        found[0xFF] = new CellFormula(null, Always, null, null);
        for (int gates = 1; found.Contains(null); gates++)
        {
            while (ofSize.Count <= gates)
            {
                ofSize.Add([]);
            }

            for (int left = 0; left < gates; left++)
            {
                foreach (byte a in ofSize[left])
                {
                    foreach (byte b in ofSize[gates - 1 - left])
                    {
                        Combine(a, b);
                    }
                }
            }

            void Combine(byte a, byte b)
            {
                for (int gate = 1; gate < Always; gate++)
                {
                    byte function = (byte)Enumerable.Range(0, 8).Sum(k => ((gate >> (3 - 2 * ((a >> k) & 1) - ((b >> k) & 1))) & 1) << k);
                    if (found[function] is null)
                    {
                        found[function] = new CellFormula(null, gate, found[a], found[b]);
                        ofSize[gates].Add(function);
                    }
                }
            }
        }

        return found;
    }
}
