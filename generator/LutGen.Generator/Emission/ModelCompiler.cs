using System.Globalization;
using LutGen.Descriptions;
using LutGen.Generator.Diagnostics;
using LutGen.Generator.Models;
using LutGen.Generator.Planning;
using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Compiles one target: checks, plan, files.</summary>
internal static class ModelCompiler
{
    public static CompiledModel Compile(JoinedModel joined, CancellationToken cancellation)
    {
        ModelTarget target = joined.Target;
        if (target.Fault is not null)
        {
            return new CompiledModel(target.FullName, EquatableArray<GeneratedFile>.Empty, new EquatableArray<DiagnosticInfo>([target.Fault]));
        }

        if ((joined.Fault ?? joined.Model!.Fault) is { } fault)
        {
            return Missing(target, fault);
        }

        try
        {
            return Compile(target, joined.Model!.Network!, joined.Options, cancellation);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return Missing(target, DiagnosticInfo.At(Descriptors.Internal, new TargetPlace(TargetPart.File), target.File, unexpected.GetType().Name, unexpected.Message));
        }
    }

    private static CompiledModel Compile(ModelTarget target, LutNetwork network, BuildOptions options, CancellationToken cancellation)
    {
        var diagnostics = new List<DiagnosticInfo>();
        if (DescriptionCheck.FirstDifference(target.Description.ToModel(), network) is { } difference)
        {
            diagnostics.Add(DiagnosticInfo.At(Descriptors.DescriptionDiffers, PlaceOf(difference), target.File, difference.Message));
        }

        ModelPlan plan = ModelPlanner.Plan(network, target.Choice, options, cancellation);
        if (diagnostics.Count == 0)
        {
            diagnostics.Add(DiagnosticInfo.At(DescriptorOf(plan.Mode), new TargetPlace(TargetPart.File), target.File, plan.Reason));
        }

        return new CompiledModel(target.FullName, new EquatableArray<GeneratedFile>(Files(target, plan, options, cancellation)), new EquatableArray<DiagnosticInfo>(diagnostics));
    }

    private static IEnumerable<GeneratedFile> Files(ModelTarget target, ModelPlan plan, BuildOptions options, CancellationToken cancellation)
    {
        yield return File(target, "Surface", SurfaceEmitter.Emit(target, plan), isSurface: true);
        yield return File(target, "Engine", EngineEmitter.Emit(target, plan));
        yield return File(target, CostEmitter.FieldName, CostEmitter.Emit(target, plan, options.CostBudget, cancellation));
        if (plan.HasCodes)
        {
            yield return File(target, CodeKernelEmitter.ClassName, new CodeKernelEmitter(target, plan).Emit(cancellation));
        }

        if (plan.UnrolledMacs.Count > 0)
        {
            yield return File(target, MacCodeEmitter.ClassName, new MacCodeEmitter(target, plan).Emit(plan.Macs!, plan.UnrolledMacs, cancellation));
        }

        if (plan.Unrolled is not { } unrolled)
        {
            yield break;
        }

        for (int stage = 0; stage < unrolled.Stages.Count; stage++)
        {
            if (unrolled.Stages[stage].Program is null)
            {
                continue;
            }

            var emitter = new BitKernelEmitter(target, plan, stage);
            foreach (int width in unrolled.Widths)
            {
                yield return File(target, BitKernelEmitter.NameOf(width, emitter.Suffix), emitter.Emit(width, cancellation));
            }
        }

        if (unrolled.Stages.Count > 1)
        {
            foreach (int width in unrolled.Widths)
            {
                yield return File(target, BitKernelEmitter.NameOf(width), StagedKernelEmitter.Emit(target, plan, width));
            }
        }
    }

    private static Microsoft.CodeAnalysis.DiagnosticDescriptor DescriptorOf(PlanMode mode) => mode switch
    {
        PlanMode.Unrolled => Descriptors.Unrolled,
        PlanMode.Lookups => Descriptors.BatchByLookups,
        PlanMode.Table => Descriptors.EvaluatedFromTable,
        PlanMode.Multiplied => Descriptors.Multiplied,
        _ => Descriptors.EvaluatedFromNetwork,
    };

    private static CompiledModel Missing(ModelTarget target, DiagnosticInfo fault) => new(
        target.FullName,
        new EquatableArray<GeneratedFile>([File(target, "Surface", SurfaceEmitter.EmitMissing(target, fault.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)), isSurface: true)]),
        new EquatableArray<DiagnosticInfo>([fault]));

    private static GeneratedFile File(ModelTarget target, string part, string text, bool isSurface = false) =>
        new($"{target.HintName}.{part}.g.cs", text, isSurface);

    private static TargetPlace PlaceOf(DescriptionDifference difference) => difference.Part switch
    {
        DescribedPart.Input => new TargetPlace(TargetPart.Input),
        DescribedPart.Layer => new TargetPlace(TargetPart.Layer, difference.Index),
        _ => new TargetPlace(TargetPart.Output),
    };
}
