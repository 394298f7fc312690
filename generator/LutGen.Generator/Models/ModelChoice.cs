namespace LutGen.Generator.Models;

/// <summary>What a model's attribute asks for, in the order of <c>LutGen.LutKernel</c>.</summary>
internal enum KernelChoice
{
    Auto,
    Unrolled,
    Table,
    Lookups,
}

/// <summary>How a model is to be run, as its attribute says.</summary>
/// <param name="Kernel">The kind of kernel.</param>
/// <param name="FuseSums">Whether a group sum is computed with the layers.</param>
internal sealed record ModelChoice(KernelChoice Kernel, bool FuseSums)
{
    public static ModelChoice Default { get; } = new(KernelChoice.Auto, FuseSums: true);
}
