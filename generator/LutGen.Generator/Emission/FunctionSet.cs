using System.Globalization;
using System.Text;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>
/// The functions of a bit kernel, each a small method: a call to the only method of its name is what the compiler binds
/// fastest, faster than operators on vectors, and the JIT inlines it (docs/decisions/0014).
/// </summary>
internal sealed class FunctionSet
{
    private const byte FirstOperand = 0xF0;
    private const byte Complement = 0x0F;

    private readonly SortedSet<byte> _ternary = [];
    private readonly SortedSet<byte> _binary = [];

    /// <summary>Appends the value of an instruction, and remembers the function that it calls.</summary>
    /// <param name="line">Receives the expression.</param>
    /// <param name="instruction">The instruction.</param>
    /// <param name="place">The text of a place.</param>
    public void Append(StringBuilder line, BitInstruction instruction, Func<Place, string> place)
    {
        byte function = instruction.Function;
        bool readsC = DependsOn(function, 1);
        switch (function)
        {
            case 0x00:
                line.Append("LutV.Zero");
                break;
            case 0xFF:
                line.Append("LutV.AllBitsSet");
                break;
            case FirstOperand:
                line.Append(place(instruction.A));
                break;
            case Complement:
                line.Append('~').Append(place(instruction.A));
                break;
            case var _ when !readsC:
                byte gate = GateOf(function);
                _binary.Add(gate);
                line.Append('G').Append(Hex(gate, 1)).Append('(').Append(place(instruction.A)).Append(", ").Append(place(instruction.B)).Append(')');
                break;
            default:
                _ternary.Add(function);
                line.Append('F').Append(Hex(function, 2)).Append('(').Append(place(instruction.A)).Append(", ").Append(place(instruction.B)).Append(", ")
                    .Append(place(instruction.C)).Append(')');
                break;
        }
    }

    /// <summary>Writes the methods.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="width">Width of the kernel in bits.</param>
    public void Write(SourceWriter writer, int width)
    {
        foreach (byte gate in _binary)
        {
            Write(writer, $"G{Hex(gate, 1)}(LutV a, LutV b)", Formula(FunctionOf(gate)));
        }

        foreach (byte function in _ternary)
        {
            Write(writer, $"F{Hex(function, 2)}(LutV a, LutV b, LutV c)", width == 512 ? $"LutT.TernaryLogic(a, b, c, 0x{Hex(function, 2)})" : Formula(function));
        }
    }

    private static void Write(SourceWriter writer, string signature, string value)
    {
        writer.Line();
        writer.Line(KernelNesting.Inlined);
        writer.Line($"private static LutV {signature} => {value};");
    }

    private static string Formula(byte function)
    {
        var text = new StringBuilder();
        FunctionText.Append(text, function, "a", "b", "c", "LutV.Zero");
        return text.ToString();
    }

    private static string Hex(byte value, int digits) => value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool DependsOn(byte function, int stride) =>
        Enumerable.Range(0, 8).Any(address => (address & stride) == 0 && ((function >> address) & 1) != ((function >> (address | stride)) & 1));

    // Gate ids have the value at a = b = 0 as their most significant bit (DLGN, arXiv 2210.08277, table 1).
    private static byte GateOf(byte function) => (byte)(((function & 1) << 3) | ((function >> 2 & 1) << 2) | ((function >> 4 & 1) << 1) | (function >> 6 & 1));

    private static byte FunctionOf(byte gate) => (byte)(((gate >> 3 & 1) * 0x03) | ((gate >> 2 & 1) * 0x0C) | ((gate >> 1 & 1) * 0x30) | ((gate & 1) * 0xC0));
}
