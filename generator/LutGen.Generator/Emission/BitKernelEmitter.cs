using System.Globalization;
using System.Text;
using LutGen.Circuits;
using LutGen.Generator.Models;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>
/// Writes bit-sliced kernels: for each width a class with one method for each part of the program. The methods are the same
/// text at every width; what differs is the type of a plane and the functions they call.
/// </summary>
/// <param name="target">The model class.</param>
/// <param name="plan">The plan of its network, with a program of the stage.</param>
/// <param name="stageIndex">The stage.</param>
internal sealed class BitKernelEmitter(ModelTarget target, ModelPlan plan, int stageIndex)
{
    private readonly StagePlan _stage = plan.Unrolled!.Stages[stageIndex];
    private readonly BitProgram _program = plan.Unrolled!.Stages[stageIndex].Program!;
    private readonly FunctionSet _functions = new();
    private string? _parts;

    /// <summary>What tells the names of stages from that of the whole kernel; empty when there is one stage only.</summary>
    public string Suffix => plan.Unrolled!.Stages.Count > 1 ? SuffixOf(stageIndex) : string.Empty;

    /// <summary>The kernel's class name.</summary>
    public static string NameOf(int width, string suffix = "") => "Bits" + width.ToString(CultureInfo.InvariantCulture) + suffix;

    /// <summary>The end of the class name of a stage among others.</summary>
    public static string SuffixOf(int stage) => "Stage" + stage.ToString(CultureInfo.InvariantCulture);

    /// <summary>The file of one width.</summary>
    public string Emit(int width, CancellationToken cancellation)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, target, plan, $"{_stage.Layers} on bit planes, {width} samples at once");
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

        if (_stage.Window is not null)
        {
            writer.Line($"using {PlaneFields.Offset};");
        }

        writer.Line();
        KernelNesting.Write(writer, target, () =>
        {
            using (writer.Begin($"internal sealed class {NameOf(width, Suffix)} : global::LutGen.{(_stage.Window is null ? "Kernels.BitKernel" : "Stages.WindowKernel")}"))
            {
                WriteConstructor(writer, width);
                WriteEvaluate(writer);
                writer.Copy(_parts ??= Parts(writer.Inner(), cancellation));
                _functions.Write(writer, width);
                WritePlanes(writer, width);
            }
        });
        return writer.ToString();
    }

    private void WriteConstructor(SourceWriter writer, int width)
    {
        string shape = _stage.Window is { } window
            ? WindowShape(window)
            : $"inputPlanes: {_program.Circuit.InputCount}, slotPlanes: {_program.SlotCount}, outputPlanes: {_program.Circuit.Outputs.Count}";
        using (writer.Begin($"public {NameOf(width, Suffix)}() : base(words: {width / 64}, {shape})"))
        {
        }

        writer.Line();
    }

    // Where all channels of a place lie together, they are one of many bits.
    private string WindowShape(WindowCircuit window)
    {
        (int separate, int together) = _stage.ReadsByPlace ? (1, window.Grid.Channels) : (window.Grid.Channels, 1);
        return $"grid: new(0, {separate}, {window.Grid.Height}, {window.Grid.Width}), placeBits: {together * window.InputBits}, "
            + $"window: new({window.Window.Height}, {window.Window.Width}, {window.Window.Stride}, {window.Window.Padding}), "
            + $"slotPlanes: {_program.SlotCount}, positionPlanes: {_program.Circuit.Outputs.Count}";
    }

    private void WriteEvaluate(SourceWriter writer)
    {
        string method = _stage.Window is null ? "public override void Evaluate" : "protected override void Position";
        using (writer.Begin($"{method}(ref ulong inputs, ref ulong slots, ref ulong outputs)"))
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
        IEnumerable<string> locals = instructions.Where(i => i.Target.Kind == PlaceKind.Register).Select(i => i.Target.Index).Distinct().OrderBy(r => r)
            .Select(r => Text(new Place(PlaceKind.Register, r)));
        string names = string.Join(", ", instructions.Any(GoesThroughLocal) ? locals.Append("t") : locals);
        if (names.Length > 0)
        {
            writer.Line($"LutV {names};");
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            StringBuilder line = writer.StartLine();
            AppendStatement(line, instructions[i]);
            if (i + 1 < instructions.Count && instructions[i + 1].IsCopyOf(instructions[i].Target))
            {
                line.Append(' ');
                AppendStatement(line, instructions[++i]);
            }

            writer.EndLine();
        }
    }

    // The JIT would keep the result of a function for memory in a local of its own each time; one local for all is enough.
    private static bool GoesThroughLocal(BitInstruction instruction) => instruction.Target.Kind != PlaceKind.Register && instruction.IsFunction;

    private void AppendStatement(StringBuilder line, BitInstruction instruction)
    {
        bool local = GoesThroughLocal(instruction);
        line.Append(local ? "t" : Text(instruction.Target)).Append(" = ");
        _functions.Append(line, instruction, Text);
        line.Append(';');
        if (local)
        {
            line.Append(' ').Append(Text(instruction.Target)).Append(" = t;");
        }
    }

    private static string Text(Place place) => place.Kind switch
    {
        PlaceKind.Input => "x.x",
        PlaceKind.Slot => "s.s",
        PlaceKind.Output => "y.y",
        _ => "r",
    } + place.Index.ToString(CultureInfo.InvariantCulture);

    private void WritePlanes(SourceWriter writer, int width)
    {
        if (_stage.Window is { } window)
        {
            PlaneFields.Write(writer, "Inputs", "LutV", 'x', WindowPlanes.InputsOf(window, _stage.ReadsByPlace), width / 8);
        }
        else
        {
            PlaneFields.Write(writer, "Inputs", "LutV", 'x', _program.Circuit.InputCount);
        }

        PlaneFields.Write(writer, "Slots", "LutV", 's', _program.SlotCount);
        PlaneFields.Write(writer, "Outputs", "LutV", 'y', _program.Circuit.Outputs.Count);
    }
}
