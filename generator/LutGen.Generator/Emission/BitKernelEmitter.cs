using System.Globalization;
using System.Text;
using LutGen.Generator.Models;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>
/// Writes bit-sliced kernels: for each width a class with one method for each part of the program. The methods are the same
/// text at every width; what differs is the type of a plane and the functions they call.
/// </summary>
internal sealed class BitKernelEmitter(ModelTarget target, ModelPlan plan)
{
    private readonly BitProgram _program = plan.Unrolled!.Program;
    private readonly FunctionSet _functions = new();
    private string? _parts;

    /// <summary>The kernel's class name.</summary>
    public static string NameOf(int width) => "Bits" + width.ToString(CultureInfo.InvariantCulture);

    /// <summary>The file of one width.</summary>
    public string Emit(int width, CancellationToken cancellation)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, target, plan, $"the layers on bit planes, {width} samples at once");
        writer.Line("//");
        writer.Line("// x: input planes, y: output planes, s: slots for values that the registers cannot hold, r: registers.");
        writer.Line("// F96(a, b, c): the function with truth table 0x96, address 4a + 2b + c; G6(a, b): gate 6.");
        writer.Line("#nullable disable");
        writer.Line("#pragma warning disable CS0169, CS0649 // planes are written through references to the first");
        writer.Line($"using LutV = System.Runtime.Intrinsics.Vector{width}<ulong>;");
        if (width == 512)
        {
            writer.Line("using LutT = System.Runtime.Intrinsics.X86.Avx512F;");
        }

        writer.Line();
        KernelNesting.Write(writer, target, () =>
        {
            using (writer.Begin($"internal sealed class {NameOf(width)} : global::LutGen.Kernels.BitKernel"))
            {
                WriteEvaluate(writer, width);
                writer.Copy(_parts ??= Parts(writer.Inner(), cancellation));
                _functions.Write(writer, width);
                WritePlanes(writer, "Inputs", 'x', _program.Circuit.InputCount);
                WritePlanes(writer, "Slots", 's', _program.SlotCount);
                WritePlanes(writer, "Outputs", 'y', _program.Circuit.Outputs.Count);
            }
        });
        return writer.ToString();
    }

    private void WriteEvaluate(SourceWriter writer, int width)
    {
        using (writer.Begin(
            $"public {NameOf(width)}() : base(words: {width / 64}, inputPlanes: {_program.Circuit.InputCount}, slotPlanes: {_program.SlotCount}, outputPlanes: {_program.Circuit.Outputs.Count})"))
        {
        }

        writer.Line();
        using (writer.Begin("public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)"))
        {
            writer.Line("ref Inputs x = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Inputs>(ref inputs);");
            writer.Line("ref Slots s = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Slots>(ref slots);");
            writer.Line("ref Outputs y = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Outputs>(ref outputs);");
            for (int part = 0; part < _program.Parts.Count; part++)
            {
                writer.Line($"Part{part}(ref x, ref s, ref y);");
            }
        }
    }

    private string Parts(SourceWriter writer, CancellationToken cancellation)
    {
        for (int part = 0; part < _program.Parts.Count; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Line();
            writer.Line($"// Part {part + 1} of {_program.Parts.Count}: a method of its own, so that the JIT optimises it.");
            writer.Line(KernelNesting.Optimized);
            using (writer.Begin($"private static void Part{part}(ref Inputs x, ref Slots s, ref Outputs y)"))
            {
                WriteStatements(writer, _program.Parts[part]);
            }
        }

        return writer.ToString();
    }

    private void WriteStatements(SourceWriter writer, IReadOnlyList<BitInstruction> instructions)
    {
        int[] registers = instructions.Where(i => i.Target.Kind == PlaceKind.Register).Select(i => i.Target.Index).Distinct().OrderBy(r => r).ToArray();
        if (registers.Length > 0)
        {
            writer.Line($"LutV {string.Join(", ", registers.Select(r => Text(new Place(PlaceKind.Register, r))))};");
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            StringBuilder line = writer.StartLine();
            BitInstruction instruction = instructions[i];
            if (i + 1 < instructions.Count && instructions[i + 1].IsCopyOf(instruction.Target))
            {
                line.Append(Text(instructions[++i].Target)).Append(" = ");
            }

            line.Append(Text(instruction.Target)).Append(" = ");
            _functions.Append(line, instruction, Text);
            line.Append(';');
            writer.EndLine();
        }
    }

    private static string Text(Place place) => place.Kind switch
    {
        PlaceKind.Input => "x.x",
        PlaceKind.Slot => "s.s",
        PlaceKind.Output => "y.y",
        _ => "r",
    } + place.Index.ToString(CultureInfo.InvariantCulture);

    private static void WritePlanes(SourceWriter writer, string name, char prefix, int count)
    {
        const int PerLine = 16;
        writer.Line();
        using (writer.Begin($"private struct {name}"))
        {
            for (int first = 0; first < count; first += PerLine)
            {
                IEnumerable<string> names = Enumerable.Range(first, Math.Min(PerLine, count - first)).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture));
                writer.Line($"public LutV {string.Join(", ", names)};");
            }
        }
    }
}
