using LutGen.Heads;
using LutGen.Packing;

namespace LutGen.Kernels;

/// <summary>Samples through a bit kernel, 64 a word of its planes, in the memory of the thread.</summary>
internal sealed unsafe class BitPath
{
    private readonly int _slots;
    private readonly int _outputs;
    private readonly int _packing;
    private readonly HeadCodes _head;

    /// <summary>Lays out the memory of a kernel: inputs and a spare plane for packers, slots, outputs and the readout's planes, packing.</summary>
    public BitPath(BitKernel kernel, HeadReadout readout, HeadCodes head)
    {
        Kernel = kernel;
        _head = head;
        Readout = readout;
        _slots = ScratchMemory.Aligned((kernel.InputPlanes + 1) * Words);
        _outputs = _slots + ScratchMemory.Aligned(kernel.SlotPlanes * Words);
        _packing = _outputs + ScratchMemory.Aligned((kernel.OutputPlanes + readout.ScratchPlanes) * Words);
    }

    /// <summary>The kernel.</summary>
    public BitKernel Kernel { get; }

    /// <summary>What reads the output planes.</summary>
    public HeadReadout Readout { get; }

    /// <summary>64-bit words of a plane.</summary>
    public int Words => Kernel.Words;

    /// <summary>Samples of one call.</summary>
    public int Samples => 64 * Words;

    /// <summary>Evaluates rows.</summary>
    /// <param name="packer">Makes planes of the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="count">1 to <see cref="Samples"/>.</param>
    /// <returns>The output planes, the readout's behind them.</returns>
    public ulong* Evaluate<T>(RowPacker<T> packer, T* rows, int count)
        where T : unmanaged
    {
        ulong* memory = ScratchMemory.Get(_packing + packer.ScratchWords(Words));
        packer.Pack(rows, count, memory, Words, memory + _packing);
        return Evaluate(memory);
    }

    /// <summary>Evaluates one row, on a kernel of one word.</summary>
    /// <param name="packer">Makes planes of the row.</param>
    /// <param name="row">The row.</param>
    /// <returns>The head's numbers, one a score.</returns>
    public int* EvaluateOne<T>(RowPacker<T> packer, T* row)
        where T : unmanaged
    {
        ulong* memory = ScratchMemory.Get(_packing + Math.Max(packer.ScratchWords(Words), _head.Words));
        packer.Pack(row, 1, memory, Words, memory + _packing);

        // Packing is over: its memory takes the codes.
        var codes = (ushort*)(memory + _packing);
        _head.FromPlanes(Evaluate(memory), codes);
        return _head.Sum(codes);
    }

    /// <summary>Evaluates some words of planes.</summary>
    /// <param name="inputs">The first of the words of the first plane.</param>
    /// <param name="outputs">Receives the words of each output plane, from the first plane's.</param>
    /// <param name="stride">Words of the caller's planes.</param>
    /// <param name="count">1 to <see cref="Words"/> words.</param>
    public void Evaluate(ulong* inputs, ulong* outputs, int stride, int count)
    {
        ulong* memory = ScratchMemory.Get(_packing);
        CopyPlanes(inputs, stride, memory, Words, Kernel.InputPlanes, count);
        CopyPlanes(Evaluate(memory), Words, outputs, stride, Kernel.OutputPlanes, count);
    }

    private static void CopyPlanes(ulong* source, int sourceStride, ulong* target, int targetStride, int planes, int words)
    {
        for (int plane = 0; plane < planes; plane++)
        {
            new ReadOnlySpan<ulong>(source + (long)plane * sourceStride, words).CopyTo(new Span<ulong>(target + (long)plane * targetStride, words));
        }
    }

    private ulong* Evaluate(ulong* memory)
    {
        Kernel.Evaluate(ref *memory, ref memory[_slots], ref memory[_outputs]);
        return memory + _outputs;
    }
}
