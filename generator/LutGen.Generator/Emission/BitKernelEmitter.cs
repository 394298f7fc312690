using System.Text;
using LutGen.Circuits;
using LutGen.Generator.Models;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>Writes a bit-sliced kernel of one width: a class with one method for each part of the program.</summary>
internal sealed class BitKernelEmitter(ModelTarget target, ModelPlan plan, int width)
{
    private readonly BitProgram _program = plan.Program!;
    private readonly SourceWriter _writer = new();

    /// <summary>The kernel's class name.</summary>
    public static string NameOf(int width) => "Bits" + width.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Emit(CancellationToken cancellation)
    {
        FileHeader.Write(_writer, target, plan, $"the layers on bit planes, {width} samples at once");
        _writer.Line("//");
        _writer.Line("// x: input planes, y: output planes, s: slots for values that outlast their method; n17 is operation 17.");
        _writer.Line("#nullable disable");
        _writer.Line("#pragma warning disable CS0169, CS0649 // planes are written through references to the first");
        _writer.Line(width == 64 ? "using LutV = System.UInt64;" : $"using LutV = System.Runtime.Intrinsics.Vector{width}<ulong>;");
        if (width == 512)
        {
            _writer.Line("using LutT = System.Runtime.Intrinsics.X86.Avx512F;");
        }

        _writer.Line();
        KernelNesting.Write(_writer, target, () =>
        {
            using (_writer.Begin($"internal sealed class {NameOf(width)} : global::LutGen.Kernels.BitKernel"))
            {
                WriteBody(cancellation);
            }
        });
        return _writer.ToString();
    }

    private void WriteBody(CancellationToken cancellation)
    {
        Circuit circuit = _program.Circuit;
        using (_writer.Begin($"public {NameOf(width)}() : base(words: {width / 64}, inputPlanes: {circuit.InputCount}, slotPlanes: {_program.SlotCount}, outputPlanes: {circuit.Outputs.Count})"))
        {
        }

        _writer.Line();
        (int Plane, int Source)[] copies = Copies();
        int copyParts = (copies.Length + BitProgram.OperationsPerPart - 1) / BitProgram.OperationsPerPart;
        using (_writer.Begin("public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)"))
        {
            _writer.Line("ref Inputs x = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Inputs>(ref inputs);");
            _writer.Line("ref Slots s = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Slots>(ref slots);");
            _writer.Line("ref Outputs y = ref global::System.Runtime.CompilerServices.Unsafe.As<ulong, Outputs>(ref outputs);");
            for (int part = 0; part < _program.PartCount; part++)
            {
                _writer.Line($"Part{part}(ref x, ref s, ref y);");
            }

            for (int part = 0; part < copyParts; part++)
            {
                _writer.Line($"Copy{part}(ref x, ref y);");
            }
        }

        for (int part = 0; part < _program.PartCount; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            WritePart(part);
        }

        for (int part = 0; part < copyParts; part++)
        {
            WriteCopies(part, copies.Skip(part * BitProgram.OperationsPerPart).Take(BitProgram.OperationsPerPart));
        }

        WritePlanes("Inputs", 'x', circuit.InputCount);
        WritePlanes("Slots", 's', _program.SlotCount);
        WritePlanes("Outputs", 'y', circuit.Outputs.Count);
    }

    private void WritePart(int part)
    {
        int first = part * BitProgram.OperationsPerPart;
        int end = Math.Min(_program.Circuit.Nodes.Count, first + BitProgram.OperationsPerPart);
        _writer.Line();
        _writer.Line($"// Operations {first} to {end - 1} of {_program.Circuit.Nodes.Count}: a method of its own, so that the JIT optimises it.");
        _writer.Line(KernelNesting.Optimized);
        using (_writer.Begin($"private static void Part{part}(ref Inputs x, ref Slots s, ref Outputs y)"))
        {
            for (int node = first; node < end; node++)
            {
                WriteOperation(part, node);
            }
        }
    }

    private void WriteOperation(int part, int node)
    {
        CircuitNode cell = _program.Circuit.Nodes[node];
        StringBuilder line = _writer.StartLine().Append("LutV n").Append(node).Append(" = ");
        AppendFunction(line, cell, Operand(part, cell.A), Operand(part, cell.B), Operand(part, cell.C));
        line.Append(';');
        if (_program.SlotOf(node) >= 0)
        {
            line.Append(" s.s").Append(_program.SlotOf(node)).Append(" = n").Append(node).Append(';');
        }

        if (_program.PlaneOf(node) >= 0)
        {
            line.Append(" y.y").Append(_program.PlaneOf(node)).Append(" = n").Append(node).Append(';');
        }

        _writer.EndLine();
    }

    private void AppendFunction(StringBuilder line, CircuitNode cell, string a, string b, string c)
    {
        if (width == 512 && FunctionText.OperatorsOf(cell.Function) > 1)
        {
            line.Append("LutT.TernaryLogic(").Append(a).Append(", ").Append(b).Append(", ").Append(c).Append(", 0x")
                .Append(cell.Function.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)).Append(')');
            return;
        }

        FunctionText.Append(line, cell.Function, a, b, c, width == 64 ? "0UL" : "LutV.Zero");
    }

    private string Operand(int part, int id)
    {
        int node = id - _program.Circuit.InputCount;
        return node < 0 ? "x.x" + id
            : BitProgram.PartOf(node) == part ? "n" + node
            : _program.PlaneOf(node) >= 0 ? "y.y" + _program.PlaneOf(node)
            : "s.s" + _program.SlotOf(node);
    }

    // Output planes that no operation writes: inputs passed through, and repeats of another plane.
    private (int Plane, int Source)[] Copies() => Enumerable.Range(0, _program.Circuit.Outputs.Count)
        .Select(plane => (Plane: plane, Source: _program.Circuit.Outputs[plane]))
        .Where(copy => copy.Source < _program.Circuit.InputCount || _program.PlaneOf(copy.Source - _program.Circuit.InputCount) != copy.Plane)
        .ToArray();

    private void WriteCopies(int part, IEnumerable<(int Plane, int Source)> copies)
    {
        _writer.Line();
        _writer.Line("// Output planes that are inputs or repeat another output.");
        _writer.Line(KernelNesting.Optimized);
        using (_writer.Begin($"private static void Copy{part}(ref Inputs x, ref Outputs y)"))
        {
            foreach ((int plane, int source) in copies)
            {
                int node = source - _program.Circuit.InputCount;
                _writer.Line($"y.y{plane} = {(node < 0 ? "x.x" + source : "y.y" + _program.PlaneOf(node))};");
            }
        }
    }

    private void WritePlanes(string name, char prefix, int count)
    {
        const int PerLine = 16;
        _writer.Line();
        using (_writer.Begin($"private struct {name}"))
        {
            for (int first = 0; first < count; first += PerLine)
            {
                IEnumerable<string> names = Enumerable.Range(first, Math.Min(PerLine, count - first)).Select(i => prefix + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                _writer.Line($"public LutV {string.Join(", ", names)};");
            }
        }
    }
}
