using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using LutGen.Kernels;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Harness;

/// <summary>A consumer's assembly, compiled and loaded; unloaded when disposed.</summary>
internal sealed class LoadedConsumer(AssemblyLoadContext context, Assembly assembly, ImmutableArray<Diagnostic> diagnostics) : IDisposable
{
    public Assembly Assembly { get; } = assembly;

    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The engine that a model class runs on.</summary>
    public LutEngine Engine(string type) => (LutEngine)Kernels(type).GetField("Engine", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>One of a model's kernels.</summary>
    public TKernel Kernel<TKernel>(string type, string name) => (TKernel)Activator.CreateInstance(Kernels(type).GetNestedType(name, BindingFlags.NonPublic)!)!;

    /// <summary>A static method as a delegate.</summary>
    public TDelegate Function<TDelegate>(string type, string method)
        where TDelegate : Delegate => Assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<TDelegate>();

    public void Dispose() => context.Unload();

    private Type Kernels(string type) => Assembly.GetType(type, throwOnError: true)!.GetNestedType("LutGenKernels", BindingFlags.NonPublic)!;
}
