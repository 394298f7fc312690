using LutGen.Generator.Models;

namespace LutGen.Generator.Emission;

/// <summary>The nested class that holds a target's kernels, so that they take one name only from its members.</summary>
internal static class KernelNesting
{
    /// <summary>Name of the nested class.</summary>
    public const string ClassName = "LutGenKernels";

    /// <summary>Kernels are hot from their first call: no tiers.</summary>
    public const string Optimized = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Functions of a few operators must never be calls.</summary>
    public const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static void Write(SourceWriter writer, ModelTarget target, Action body) => TypeNesting.Write(writer, target, string.Empty, () =>
    {
        using (writer.Begin($"private static partial class {ClassName}"))
        {
            body();
        }
    });
}
