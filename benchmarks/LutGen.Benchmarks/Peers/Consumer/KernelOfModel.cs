using System.Reflection;
using LutGen.Kernels;

namespace LutGen.Benchmarks.Peers.Consumer;

/// <summary>
/// Finds the kernel that a model's batches run on. It is private to the model and its engine, as users have no need of it; it is
/// looked for once and then called by its public base class.
/// </summary>
internal static class KernelOfModel
{
    private const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The kernel on the widest planes that the model's engine holds.</summary>
    /// <param name="model">The model class.</param>
    /// <exception cref="BenchmarkException">It has none.</exception>
    public static BitKernel Widest(Type model)
    {
        var kernels = new List<BitKernel>();
        object? engine = model.GetNestedType("LutGenKernels", Anywhere)?.GetField("Engine", Anywhere)?.GetValue(null);
        Collect(engine, kernels, []);
        return kernels.MaxBy(kernel => kernel.Words) ?? throw new BenchmarkException($"{model} has no kernel on bit planes");
    }

    private static void Collect(object? holder, List<BitKernel> kernels, HashSet<object> seen)
    {
        if (holder is BitKernel kernel)
        {
            kernels.Add(kernel);
            return;
        }

        if (holder is null || holder.GetType().Namespace?.StartsWith(nameof(LutGen), StringComparison.Ordinal) != true || !seen.Add(holder))
        {
            return;
        }

        foreach (FieldInfo field in holder.GetType().GetFields(Anywhere).Where(field => !field.IsStatic && !field.FieldType.IsPointer && !field.FieldType.IsValueType))
        {
            Collect(field.GetValue(holder), kernels, seen);
        }
    }
}
