using System.Runtime.CompilerServices;
using LutGen.Lanes;

namespace LutGen.Interpretation;

/// <summary>Computes a <see cref="CircuitProgram"/> of <see cref="Gate"/> functions on words of any width; cases are numbered as <see cref="Gate.All"/>.</summary>
internal static unsafe class GateRuns
{
    /// <summary>Runs a program.</summary>
    /// <param name="code">Its first run.</param>
    /// <param name="end">The end of its runs.</param>
    /// <param name="inputs">The input planes.</param>
    /// <param name="slots">Memory of values.</param>
    /// <param name="outputs">The output planes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes, TPlace>(TPlace* code, TPlace* end, TLanes* inputs, TLanes* slots, TLanes* outputs)
        where TLanes : unmanaged, ILanes<TLanes>
        where TPlace : unmanaged
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
                case 0: do { target[Place.At(code)] = default; code += 4; } while (--count > 0); break;
                case 1: do { target[Place.At(code)] = ~default(TLanes); code += 4; } while (--count > 0); break;
                case 2: do { target[Place.At(code)] = source[Place.At(code + 1)]; code += 4; } while (--count > 0); break;
                case 3: do { target[Place.At(code)] = ~source[Place.At(code + 1)]; code += 4; } while (--count > 0); break;
                case 4: do { target[Place.At(code)] = source[Place.At(code + 1)] & source[Place.At(code + 2)]; code += 4; } while (--count > 0); break;
                case 5: do { target[Place.At(code)] = source[Place.At(code + 1)] & ~source[Place.At(code + 2)]; code += 4; } while (--count > 0); break;
                case 6: do { target[Place.At(code)] = ~(source[Place.At(code + 1)] & source[Place.At(code + 2)]); code += 4; } while (--count > 0); break;
                case 7: do { target[Place.At(code)] = source[Place.At(code + 1)] | source[Place.At(code + 2)]; code += 4; } while (--count > 0); break;
                case 8: do { target[Place.At(code)] = source[Place.At(code + 1)] | ~source[Place.At(code + 2)]; code += 4; } while (--count > 0); break;
                case 9: do { target[Place.At(code)] = ~(source[Place.At(code + 1)] | source[Place.At(code + 2)]); code += 4; } while (--count > 0); break;
                case 10: do { target[Place.At(code)] = source[Place.At(code + 1)] ^ source[Place.At(code + 2)]; code += 4; } while (--count > 0); break;
                case 11: do { target[Place.At(code)] = ~(source[Place.At(code + 1)] ^ source[Place.At(code + 2)]); code += 4; } while (--count > 0); break;
                default: do { target[Place.At(code)] = TLanes.Select(source[Place.At(code + 1)], source[Place.At(code + 2)], source[Place.At(code + 3)]); code += 4; } while (--count > 0); break;
            }
        }
    }
}
