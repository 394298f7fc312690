using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Interpretation;

/// <summary>
/// Computes a <see cref="CircuitProgram"/> by ternary logic on 512-bit words: one instruction for each of the 80 functions that
/// <see cref="OperandOrder"/> leaves, and for <see cref="Gate.Copy"/>.
/// </summary>
/// <remarks>The function is part of the instruction, so each has a loop of its own; the program keeps equal functions together.</remarks>
internal static unsafe class TernaryRuns
{
    /// <summary>Runs a program.</summary>
    /// <param name="code">Its first run.</param>
    /// <param name="end">The end of its runs.</param>
    /// <param name="slots">The memory of its operands.</param>
    /// <param name="outputs">The output planes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int* code, int* end, Vector512<ulong>* slots, Vector512<ulong>* outputs)
    {
        while (code < end)
        {
            int function = code[0];
            Vector512<ulong>* target = code[1] == 0 ? slots : outputs;
            int count = code[2];
            code += CircuitProgram.RunLength;
            switch (function)
            {
                case 0x00: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x00); code += 4; } while (--count > 0); break;
                case 0x01: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x01); code += 4; } while (--count > 0); break;
                case 0x02: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x02); code += 4; } while (--count > 0); break;
                case 0x03: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x03); code += 4; } while (--count > 0); break;
                case 0x06: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x06); code += 4; } while (--count > 0); break;
                case 0x07: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x07); code += 4; } while (--count > 0); break;
                case 0x08: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x08); code += 4; } while (--count > 0); break;
                case 0x09: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x09); code += 4; } while (--count > 0); break;
                case 0x0A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x0A); code += 4; } while (--count > 0); break;
                case 0x0B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x0B); code += 4; } while (--count > 0); break;
                case 0x0E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x0E); code += 4; } while (--count > 0); break;
                case 0x0F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x0F); code += 4; } while (--count > 0); break;
                case 0x16: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x16); code += 4; } while (--count > 0); break;
                case 0x17: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x17); code += 4; } while (--count > 0); break;
                case 0x18: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x18); code += 4; } while (--count > 0); break;
                case 0x19: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x19); code += 4; } while (--count > 0); break;
                case 0x1A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x1A); code += 4; } while (--count > 0); break;
                case 0x1B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x1B); code += 4; } while (--count > 0); break;
                case 0x1E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x1E); code += 4; } while (--count > 0); break;
                case 0x1F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x1F); code += 4; } while (--count > 0); break;
                case 0x28: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x28); code += 4; } while (--count > 0); break;
                case 0x29: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x29); code += 4; } while (--count > 0); break;
                case 0x2A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2A); code += 4; } while (--count > 0); break;
                case 0x2B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2B); code += 4; } while (--count > 0); break;
                case 0x2C: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2C); code += 4; } while (--count > 0); break;
                case 0x2D: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2D); code += 4; } while (--count > 0); break;
                case 0x2E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2E); code += 4; } while (--count > 0); break;
                case 0x2F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x2F); code += 4; } while (--count > 0); break;
                case 0x3C: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x3C); code += 4; } while (--count > 0); break;
                case 0x3D: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x3D); code += 4; } while (--count > 0); break;
                case 0x3E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x3E); code += 4; } while (--count > 0); break;
                case 0x3F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x3F); code += 4; } while (--count > 0); break;
                case 0x68: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x68); code += 4; } while (--count > 0); break;
                case 0x69: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x69); code += 4; } while (--count > 0); break;
                case 0x6A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x6A); code += 4; } while (--count > 0); break;
                case 0x6B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x6B); code += 4; } while (--count > 0); break;
                case 0x6E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x6E); code += 4; } while (--count > 0); break;
                case 0x6F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x6F); code += 4; } while (--count > 0); break;
                case 0x7E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x7E); code += 4; } while (--count > 0); break;
                case 0x7F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x7F); code += 4; } while (--count > 0); break;
                case 0x80: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x80); code += 4; } while (--count > 0); break;
                case 0x81: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x81); code += 4; } while (--count > 0); break;
                case 0x82: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x82); code += 4; } while (--count > 0); break;
                case 0x83: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x83); code += 4; } while (--count > 0); break;
                case 0x86: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x86); code += 4; } while (--count > 0); break;
                case 0x87: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x87); code += 4; } while (--count > 0); break;
                case 0x88: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x88); code += 4; } while (--count > 0); break;
                case 0x89: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x89); code += 4; } while (--count > 0); break;
                case 0x8A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x8A); code += 4; } while (--count > 0); break;
                case 0x8B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x8B); code += 4; } while (--count > 0); break;
                case 0x8E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x8E); code += 4; } while (--count > 0); break;
                case 0x8F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x8F); code += 4; } while (--count > 0); break;
                case 0x96: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x96); code += 4; } while (--count > 0); break;
                case 0x97: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x97); code += 4; } while (--count > 0); break;
                case 0x98: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x98); code += 4; } while (--count > 0); break;
                case 0x99: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x99); code += 4; } while (--count > 0); break;
                case 0x9A: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x9A); code += 4; } while (--count > 0); break;
                case 0x9B: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x9B); code += 4; } while (--count > 0); break;
                case 0x9E: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x9E); code += 4; } while (--count > 0); break;
                case 0x9F: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0x9F); code += 4; } while (--count > 0); break;
                case 0xA8: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xA8); code += 4; } while (--count > 0); break;
                case 0xA9: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xA9); code += 4; } while (--count > 0); break;
                case 0xAA: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAA); code += 4; } while (--count > 0); break;
                case 0xAB: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAB); code += 4; } while (--count > 0); break;
                case 0xAC: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAC); code += 4; } while (--count > 0); break;
                case 0xAD: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAD); code += 4; } while (--count > 0); break;
                case 0xAE: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAE); code += 4; } while (--count > 0); break;
                case 0xAF: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xAF); code += 4; } while (--count > 0); break;
                case 0xBC: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xBC); code += 4; } while (--count > 0); break;
                case 0xBD: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xBD); code += 4; } while (--count > 0); break;
                case 0xBE: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xBE); code += 4; } while (--count > 0); break;
                case 0xBF: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xBF); code += 4; } while (--count > 0); break;
                case 0xE8: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xE8); code += 4; } while (--count > 0); break;
                case 0xE9: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xE9); code += 4; } while (--count > 0); break;
                case 0xEA: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xEA); code += 4; } while (--count > 0); break;
                case 0xEB: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xEB); code += 4; } while (--count > 0); break;
                case 0xEE: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xEE); code += 4; } while (--count > 0); break;
                case 0xEF: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xEF); code += 4; } while (--count > 0); break;
                case 0xF0: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xF0); code += 4; } while (--count > 0); break;
                case 0xFE: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xFE); code += 4; } while (--count > 0); break;
                case 0xFF: do { target[code[0]] = Avx512F.TernaryLogic(slots[code[1]], slots[code[2]], slots[code[3]], 0xFF); code += 4; } while (--count > 0); break;
                default: throw new InvalidOperationException($"function 0x{function:X2} is not in canonical operand order");
            }
        }
    }
}
