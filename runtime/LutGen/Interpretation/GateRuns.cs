using System.Runtime.CompilerServices;
using LutGen.Lanes;

namespace LutGen.Interpretation;

/// <summary>Computes a <see cref="CircuitProgram"/> of <see cref="Gate"/> functions on words of any width.</summary>
internal static unsafe class GateRuns
{
    /// <summary>Runs a program.</summary>
    /// <param name="code">Its first run.</param>
    /// <param name="end">The end of its runs.</param>
    /// <param name="slots">The memory of its operands.</param>
    /// <param name="outputs">The output planes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes>(int* code, int* end, TLanes* slots, TLanes* outputs)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        while (code < end)
        {
            int function = code[0];
            TLanes* target = code[1] == 0 ? slots : outputs;
            int count = code[2];
            code += CircuitProgram.RunLength;
            switch (function)
            {
                case Gate.Zero: do { target[code[0]] = default; code += 4; } while (--count > 0); break;
                case Gate.One: do { target[code[0]] = ~default(TLanes); code += 4; } while (--count > 0); break;
                case Gate.Copy: do { target[code[0]] = slots[code[1]]; code += 4; } while (--count > 0); break;
                case Gate.Not: do { target[code[0]] = ~slots[code[1]]; code += 4; } while (--count > 0); break;
                case Gate.And: do { target[code[0]] = slots[code[1]] & slots[code[2]]; code += 4; } while (--count > 0); break;
                case Gate.AndNot: do { target[code[0]] = slots[code[1]] & ~slots[code[2]]; code += 4; } while (--count > 0); break;
                case Gate.Nand: do { target[code[0]] = ~(slots[code[1]] & slots[code[2]]); code += 4; } while (--count > 0); break;
                case Gate.Or: do { target[code[0]] = slots[code[1]] | slots[code[2]]; code += 4; } while (--count > 0); break;
                case Gate.OrNot: do { target[code[0]] = slots[code[1]] | ~slots[code[2]]; code += 4; } while (--count > 0); break;
                case Gate.Nor: do { target[code[0]] = ~(slots[code[1]] | slots[code[2]]); code += 4; } while (--count > 0); break;
                case Gate.Xor: do { target[code[0]] = slots[code[1]] ^ slots[code[2]]; code += 4; } while (--count > 0); break;
                case Gate.Xnor: do { target[code[0]] = ~(slots[code[1]] ^ slots[code[2]]); code += 4; } while (--count > 0); break;
                default: do { target[code[0]] = TLanes.Select(slots[code[1]], slots[code[2]], slots[code[3]]); code += 4; } while (--count > 0); break;
            }
        }
    }
}
