using LutGen.Generator.Models;
using LutGen.Generator.Planning;

namespace LutGen.Generator.Emission;

/// <summary>Writes the kernel that runs stages one behind the other.</summary>
internal static class StagedKernelEmitter
{
    /// <summary>Name of the property with the operations or tables of a stage that is evaluated from data.</summary>
    public static string DataOf(int stage) => BitKernelEmitter.SuffixOf(stage) + "Data";

    /// <summary>The file of one width.</summary>
    public static string Emit(ModelTarget target, ModelPlan plan, int width)
    {
        UnrolledPlan unrolled = plan.Unrolled!;
        var writer = new SourceWriter();
        FileHeader.Write(writer, target, plan, $"the stages on bit planes, {width} samples at once");
        writer.Line("#nullable disable");
        writer.Line("using LutStage = global::LutGen.Stages.KernelStage;");
        writer.Line();
        KernelNesting.Write(writer, target, () =>
        {
            using (writer.Begin($"internal sealed class {BitKernelEmitter.NameOf(width)} : global::LutGen.Stages.StagedKernel"))
            {
                writer.Line($"public {BitKernelEmitter.NameOf(width)}()");
                writer.Line($"    : base(words: {width / 64}, inputPlanes: {plan.Network.Encoder.Widths.Sum()}, keepsInputs: {(unrolled.KeepsInputs ? "true" : "false")}, memoryPlanes: {unrolled.MemoryPlanes},");
                for (int i = 0; i < unrolled.Stages.Count; i++)
                {
                    StagePlan stage = unrolled.Stages[i];
                    string kernel = stage switch
                    {
                        { Tables: not null } => $"FromLookups({DataOf(i)}, words: {width / 64})",
                        { Program: null } => $"FromTable({DataOf(i)}, words: {width / 64})",
                        _ => $"new {BitKernelEmitter.NameOf(width, BitKernelEmitter.SuffixOf(i))}()",
                    };
                    writer.Line($"        new LutStage({kernel}, FirstInput: {stage.FirstInput}, FirstOutput: {stage.FirstOutput}){(i < unrolled.Stages.Count - 1 ? "," : ")")} // {stage.Description}");
                }

                writer.Line("{");
                writer.Line("}");
            }
        });
        return writer.ToString();
    }
}
