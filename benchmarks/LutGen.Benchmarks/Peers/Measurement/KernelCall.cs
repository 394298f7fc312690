using LutGen.Benchmarks.Peers.Native;
using LutGen.Kernels;

namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>A LutGen kernel with memory of its own, on one block of samples.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="samples">The samples.</param>
/// <param name="spare">Planes that whoever reads the outputs needs behind them.</param>
internal sealed unsafe class KernelCall(BitKernel kernel, Samples samples, int spare = 0)
{
    private readonly Block<ulong> _inputs = samples.Planes(kernel.Words);
    private readonly Block<ulong> _slots = new(kernel.SlotPlanes * kernel.Words);

    /// <summary>64-bit words of a plane.</summary>
    public int Words { get; } = kernel.Words;

    /// <summary>Samples of a call.</summary>
    public int Samples { get; } = 64 * kernel.Words;

    /// <summary>The output planes of the last call.</summary>
    public Block<ulong> Outputs { get; } = new((kernel.OutputPlanes + spare) * kernel.Words);

    /// <summary>Evaluates the first samples, as many as a plane holds.</summary>
    public void Evaluate() => Evaluate(block: 0);

    /// <summary>Evaluates a block of samples.</summary>
    /// <param name="block">0 to <see cref="Measurement.Samples.PlaneSamples"/> / <see cref="Samples"/> - 1.</param>
    public void Evaluate(int block) => kernel.Evaluate(ref _inputs.First[block * kernel.InputPlanes * Words], ref *_slots.First, ref *Outputs.First);
}
