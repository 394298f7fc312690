using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Kernels;

namespace LutGen.Benchmarks.Peers.Consumer;

/// <summary>A model that was compiled into an assembly, loaded into this process, called as a user's program would.</summary>
internal sealed unsafe class CompiledModel
{
    private readonly LutEngine _engine;
    private readonly delegate*<ReadOnlySpan<byte>, int> _predict;
    private readonly delegate*<ReadOnlySpan<byte>, Span<int>, void> _predictBatch;

    /// <summary>Loads an assembly.</summary>
    /// <param name="build">The assembly.</param>
    public CompiledModel(Build build)
    {
        Build = build;

        // A context of its own for each, since all are called alike; what they stand on is found in the program's.
        Type type = new AssemblyLoadContext(build.File).LoadFromAssemblyPath(build.File).GetType(ConsumerSource.ClassName, throwOnError: true)!;
        _predict = (delegate*<ReadOnlySpan<byte>, int>)Entry(type, nameof(Predict), typeof(ReadOnlySpan<byte>));
        _predictBatch = (delegate*<ReadOnlySpan<byte>, Span<int>, void>)Entry(type, nameof(PredictBatch), typeof(ReadOnlySpan<byte>), typeof(Span<int>));
        _engine = (LutEngine)type.GetNestedType("LutGenKernels", BindingFlags.NonPublic)!.GetField("Engine", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
    }

    /// <summary>What compiling it took.</summary>
    public Build Build { get; }

    /// <summary>The kernel that batches run on, with what reads classes off its output planes; private to the model, whose users have no need of it.</summary>
    public BitPath Batch => _engine.Kernels.Batch;

    /// <summary>The kernel whose output planes are the signals that the head reads.</summary>
    public BitKernel Planes => _engine.Kernels.Planes.Kernel;

    /// <summary>The class of one row.</summary>
    /// <param name="row">Its features.</param>
    public int Predict(ReadOnlySpan<byte> row) => _predict(row);

    /// <summary>The classes of rows, one call a row.</summary>
    /// <param name="rows">Row-major features.</param>
    /// <param name="classes">Receives a class a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictEach(ReadOnlySpan<byte> rows, Span<int> classes)
    {
        int features = rows.Length / classes.Length;
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = _predict(rows.Slice(i * features, features));
        }
    }

    /// <summary>The classes of rows, one call for all.</summary>
    /// <param name="rows">Row-major features.</param>
    /// <param name="classes">Receives a class a row.</param>
    public void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => _predictBatch(rows, classes);

    private static nint Entry(Type type, string name, params Type[] parameters) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters)!.MethodHandle.GetFunctionPointer();
}
