using LutGen.Generator.Models;
using LutGen.Generator.Planning;
using LutGen.Macs;

namespace LutGen.Generator.Emission;

/// <summary>Writes pruned layers as code: for each output the multiplications of its weights, four positions at a time.</summary>
internal sealed class MacCodeEmitter(ModelTarget target, ModelPlan plan)
{
    /// <summary>The class's name.</summary>
    public const string ClassName = "Macs512";

    // As LutGen.Kernels.MacCode has it.
    private const int MostTargets = 16;

    private readonly SourceWriter _writer = new();

    public string Emit(MacProgram program, IReadOnlyList<int> stages, CancellationToken cancellation)
    {
        FileHeader.Write(_writer, target, plan, "sums of pruned layers on vectors of 512 bits");
        _writer.Line("//");
        _writer.Line("// Each sum at four positions: s, t, u, v; w: two weights, each of 16 bits. M: adds the products of a line's codes.");
        _writer.Line("#nullable disable");
        _writer.Line("using V = global::System.Runtime.Intrinsics.Vector512<int>;");
        _writer.Line("using Part = global::LutGen.Kernels.MacCodePart;");
        _writer.Line();
        KernelNesting.Write(_writer, target, () =>
        {
            using (_writer.Begin($"internal sealed class {ClassName} : global::LutGen.Kernels.MacCode"))
            {
                var parts = stages
                    .SelectMany(stage => UnrolledMacs.PartsOf((MacStage)program.Stages[stage], MostTargets).Select(part => (Stage: stage, part.First, part.Count)))
                    .ToArray();
                using (_writer.Begin($"public {ClassName}() : base([{string.Join(", ", parts.Select(part => $"new Part({part.Stage}, {part.First}, {part.Count})"))}])"))
                {
                }

                WriteDispatch(parts.Length);
                for (int i = 0; i < parts.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var stage = (MacStage)program.Stages[parts[i].Stage];
                    WritePart(i, stage, stage.Targets.Skip(parts[i].First).Take(parts[i].Count));
                }

                WriteFunctions();
            }
        });
        return _writer.ToString();
    }

    private void WriteDispatch(int parts)
    {
        _writer.Line();
        using (_writer.Begin("public override void Sum(int part, ref byte a, ref byte b, ref byte c, ref byte d, ref byte sums)"))
        using (_writer.Begin("switch (part)"))
        {
            for (int i = 0; i < parts; i++)
            {
                _writer.Line($"case {i}: Part{i}(ref a, ref b, ref c, ref d, ref sums); break;");
            }
        }
    }

    private void WritePart(int index, MacStage stage, IEnumerable<LineTarget> targets)
    {
        _writer.Line();
        _writer.Line($"// {FileHeader.DescribeLayer(stage.Layer)}.");
        _writer.Line(KernelNesting.Optimized);
        using (_writer.Begin($"private static void Part{index}(ref byte a, ref byte b, ref byte c, ref byte d, ref byte sums)"))
        {
            LineTarget[] all = targets.ToArray();
            bool multiplies = all.SelectMany(each => new[] { each.Lower, each.Upper }).Any(output => output >= 0 && stage.Sums[output].Pairs.Count > 0);
            _writer.Line(multiplies ? "V s, t, u, v, w;" : "V s, t, u, v;");
            int place = 0;
            foreach (LineTarget each in all)
            {
                foreach (int output in new[] { each.Lower, each.Upper })
                {
                    if (output >= 0)
                    {
                        WriteSum(stage.Sums[output], place);
                    }

                    place += 4 * SignalLines.Bytes;
                }
            }
        }
    }

    private void WriteSum(MacSum sum, int place)
    {
        _writer.Line($"s = R({sum.Constant}); t = s; u = s; v = s;");
        foreach (PairTerm term in sum.Pairs)
        {
            int line = term.Line * SignalLines.Bytes;
            _writer.Line($"w = R({term.Weights}); s = M(s, ref a, {line}, w); t = M(t, ref b, {line}, w); u = M(u, ref c, {line}, w); v = M(v, ref d, {line}, w);");
        }

        _writer.Line($"P(ref sums, {place}, s); P(ref sums, {place + SignalLines.Bytes}, t); P(ref sums, {place + 2 * SignalLines.Bytes}, u); P(ref sums, {place + 3 * SignalLines.Bytes}, v);");
    }

    private void WriteFunctions()
    {
        const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";
        foreach (string function in new[]
        {
            "private static V R(int number) => global::System.Runtime.Intrinsics.Vector512.Create(number);",
            "private static V M(V sum, ref byte lines, nint line, V weights) => global::System.Runtime.Intrinsics.Vector512.Add(sum, global::System.Runtime.Intrinsics.X86.Avx512BW.MultiplyAddAdjacent("
                + "global::System.Runtime.Intrinsics.Vector512.AsInt16(weights), "
                + $"{Unsafe}.ReadUnaligned<global::System.Runtime.Intrinsics.Vector512<short>>(ref {Unsafe}.AddByteOffset(ref lines, line))));",
            $"private static void P(ref byte sums, nint place, V sum) => {Unsafe}.WriteUnaligned(ref {Unsafe}.AddByteOffset(ref sums, place), sum);",
        })
        {
            _writer.Line();
            _writer.Line(KernelNesting.Inlined);
            _writer.Line(function);
        }
    }
}
