using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LutGen.Lanes;

namespace LutGen.Interpretation;

/// <summary>
/// Computes a <see cref="CircuitProgram"/> by <see cref="TernaryLogic"/>: one instruction for each of the 80 functions that
/// <see cref="OperandOrder"/> leaves.
/// </summary>
/// <remarks>
/// The function is part of the instruction, so each has a loop of its own; the program keeps equal functions together. Cases are
/// numbered without gaps, which makes the switch one jump.
/// </remarks>
internal static unsafe class TernaryRuns
{
    /// <summary>Runs a program.</summary>
    /// <param name="code">Its first run.</param>
    /// <param name="end">The end of its runs.</param>
    /// <param name="inputs">The input planes.</param>
    /// <param name="slots">Memory of values.</param>
    /// <param name="outputs">The output planes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes>(ushort* code, ushort* end, TLanes* inputs, TLanes* slots, TLanes* outputs)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        while (code < end)
        {
            int form = RunHeader.Form(code);
            TLanes* source = RunHeader.ReadsInputs(code) ? inputs : slots;
            TLanes* target = RunHeader.WritesOutputs(code) ? outputs : slots;
            int count = RunHeader.Count(code);
            code += RunHeader.Length;
            switch (form)
            {
                case 0: code = Fill(default, code, count, target); break;
                case 1: code = Ternary(code, count, source, target, 0x01); break;
                case 2: code = Ternary(code, count, source, target, 0x02); break;
                case 3: code = Ternary(code, count, source, target, 0x06); break;
                case 4: code = Ternary(code, count, source, target, 0x07); break;
                case 5: code = Ternary(code, count, source, target, 0x08); break;
                case 6: code = Ternary(code, count, source, target, 0x09); break;
                case 7: code = Ternary(code, count, source, target, 0x0B); break;
                case 8: code = Ternary(code, count, source, target, 0x0E); break;
                case 9: code = Binary(code, count, source, target, 0x11); break;
                case 10: code = Ternary(code, count, source, target, 0x16); break;
                case 11: code = Ternary(code, count, source, target, 0x17); break;
                case 12: code = Ternary(code, count, source, target, 0x18); break;
                case 13: code = Ternary(code, count, source, target, 0x19); break;
                case 14: code = Ternary(code, count, source, target, 0x1A); break;
                case 15: code = Ternary(code, count, source, target, 0x1B); break;
                case 16: code = Ternary(code, count, source, target, 0x1E); break;
                case 17: code = Ternary(code, count, source, target, 0x1F); break;
                case 18: code = Binary(code, count, source, target, 0x22); break;
                case 19: code = Ternary(code, count, source, target, 0x28); break;
                case 20: code = Ternary(code, count, source, target, 0x29); break;
                case 21: code = Ternary(code, count, source, target, 0x2A); break;
                case 22: code = Ternary(code, count, source, target, 0x2B); break;
                case 23: code = Ternary(code, count, source, target, 0x2C); break;
                case 24: code = Ternary(code, count, source, target, 0x2D); break;
                case 25: code = Ternary(code, count, source, target, 0x2E); break;
                case 26: code = Ternary(code, count, source, target, 0x2F); break;
                case 27: code = Binary(code, count, source, target, 0x33); break;
                case 28: code = Ternary(code, count, source, target, 0x3D); break;
                case 29: code = Ternary(code, count, source, target, 0x3E); break;
                case 30: code = Binary(code, count, source, target, 0x66); break;
                case 31: code = Ternary(code, count, source, target, 0x68); break;
                case 32: code = Ternary(code, count, source, target, 0x69); break;
                case 33: code = Ternary(code, count, source, target, 0x6A); break;
                case 34: code = Ternary(code, count, source, target, 0x6B); break;
                case 35: code = Ternary(code, count, source, target, 0x6E); break;
                case 36: code = Ternary(code, count, source, target, 0x6F); break;
                case 37: code = Binary(code, count, source, target, 0x77); break;
                case 38: code = Ternary(code, count, source, target, 0x7E); break;
                case 39: code = Ternary(code, count, source, target, 0x7F); break;
                case 40: code = Ternary(code, count, source, target, 0x80); break;
                case 41: code = Ternary(code, count, source, target, 0x81); break;
                case 42: code = Ternary(code, count, source, target, 0x82); break;
                case 43: code = Ternary(code, count, source, target, 0x83); break;
                case 44: code = Ternary(code, count, source, target, 0x86); break;
                case 45: code = Ternary(code, count, source, target, 0x87); break;
                case 46: code = Binary(code, count, source, target, 0x88); break;
                case 47: code = Ternary(code, count, source, target, 0x89); break;
                case 48: code = Ternary(code, count, source, target, 0x8A); break;
                case 49: code = Ternary(code, count, source, target, 0x8B); break;
                case 50: code = Ternary(code, count, source, target, 0x8E); break;
                case 51: code = Ternary(code, count, source, target, 0x8F); break;
                case 52: code = Ternary(code, count, source, target, 0x96); break;
                case 53: code = Ternary(code, count, source, target, 0x97); break;
                case 54: code = Ternary(code, count, source, target, 0x98); break;
                case 55: code = Binary(code, count, source, target, 0x99); break;
                case 56: code = Ternary(code, count, source, target, 0x9A); break;
                case 57: code = Ternary(code, count, source, target, 0x9B); break;
                case 58: code = Ternary(code, count, source, target, 0x9E); break;
                case 59: code = Ternary(code, count, source, target, 0x9F); break;
                case 60: code = Ternary(code, count, source, target, 0xA8); break;
                case 61: code = Ternary(code, count, source, target, 0xA9); break;
                case 62: code = Binary(code, count, source, target, 0xAA); break;
                case 63: code = Ternary(code, count, source, target, 0xAB); break;
                case 64: code = Ternary(code, count, source, target, 0xAC); break;
                case 65: code = Ternary(code, count, source, target, 0xAD); break;
                case 66: code = Ternary(code, count, source, target, 0xAE); break;
                case 67: code = Binary(code, count, source, target, 0xBB); break;
                case 68: code = Ternary(code, count, source, target, 0xBC); break;
                case 69: code = Ternary(code, count, source, target, 0xBD); break;
                case 70: code = Ternary(code, count, source, target, 0xBE); break;
                case 71: code = Ternary(code, count, source, target, 0xBF); break;
                case 72: code = Ternary(code, count, source, target, 0xE8); break;
                case 73: code = Ternary(code, count, source, target, 0xE9); break;
                case 74: code = Ternary(code, count, source, target, 0xEA); break;
                case 75: code = Ternary(code, count, source, target, 0xEB); break;
                case 76: code = Binary(code, count, source, target, 0xEE); break;
                case 77: code = Ternary(code, count, source, target, 0xEF); break;
                case 78: code = Ternary(code, count, source, target, 0xFE); break;
                default: code = Fill(~default(TLanes), code, count, target); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort* Ternary<TLanes>(ushort* code, int count, TLanes* source, TLanes* target, [ConstantExpected] byte function)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        do
        {
            target[code[0]] = TLanes.Ternary(source[code[1]], source[code[2]], source[code[3]], function);
            code += 4;
        }
        while (--count > 0);
        return code;
    }

    // The first operand does not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort* Binary<TLanes>(ushort* code, int count, TLanes* source, TLanes* target, [ConstantExpected] byte function)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        do
        {
            TLanes b = source[code[2]];
            target[code[0]] = TLanes.Ternary(b, b, source[code[3]], function);
            code += 4;
        }
        while (--count > 0);
        return code;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort* Fill<TLanes>(TLanes value, ushort* code, int count, TLanes* target)
        where TLanes : unmanaged
    {
        do
        {
            target[code[0]] = value;
            code += 4;
        }
        while (--count > 0);
        return code;
    }
}
