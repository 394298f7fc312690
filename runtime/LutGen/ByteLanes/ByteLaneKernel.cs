using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.ByteLanes;

/// <summary>
/// Layers of truth tables looked up in byte lanes, many samples at once: planes become codes, a byte a sample; an address is
/// codes shifted together; a shuffle of the table is the lookup; outputs become planes again. All from data, without code
/// that is generated.
/// </summary>
internal sealed unsafe class ByteLaneKernel : BitKernel
{
    // Samples whose codes are worked on together: decoding a neuron is spread over them, and their codes stay in fast caches.
    private const int BlockWords = 4;

    private readonly ByteLaneProgram _program;
    private readonly PinnedTable<int> _inputWidths;
    private readonly PinnedTable<int> _outputSignals;
    private readonly PinnedTable<int> _outputWidths;

    private ByteLaneKernel(LutNetwork network, int words, int[] outputs, int[] outputWidths)
        : base(words, network.Encoder.Widths.Sum(), (network.SignalCount * BlockBytes(words) + 8 * words - 1) / (8 * words), outputWidths.Sum())
    {
        _program = new ByteLaneProgram(network, Permutes ? ByteLanes512.TableBytes : ByteLanes128.TableBytes);
        _inputWidths = new PinnedTable<int>([.. network.Encoder.Widths]);
        _outputSignals = new PinnedTable<int>(outputs);
        _outputWidths = new PinnedTable<int>(outputWidths);
    }

    private static bool Permutes => Vector512.IsHardwareAccelerated && Avx512Vbmi.IsSupported;

    /// <summary>The kernel of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <exception cref="ArgumentException">A layer is of another kind, or a code or address has more than 8 bits.</exception>
    public static ByteLaneKernel Create(LutNetwork network, int words)
    {
        if (!ByteLaneProgram.Suits(network))
        {
            throw new ArgumentException("byte lanes look up truth tables with addresses and codes of at most 8 bits", nameof(network));
        }

        int[] outputs = [.. network.Head.Signals];
        return new ByteLaneKernel(network, words, outputs, outputs.Select(network.WidthOf).ToArray());
    }

    /// <inheritdoc/>
    public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
    {
        fixed (ulong* from = &inputs, memory = &slots, to = &outputs)
        {
            for (int word = 0; word < Words; word += BlockWords)
            {
                if (Permutes)
                {
                    Evaluate(from + word, (ByteLanes512*)memory, to + word);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    Evaluate(from + word, (ByteLanes256*)memory, to + word);
                }
                else
                {
                    Evaluate(from + word, (ByteLanes128*)memory, to + word);
                }
            }
        }
    }

    private static int BlockBytes(int words) => 64 * Math.Min(words, BlockWords);

    private void Evaluate<TLanes>(ulong* inputs, TLanes* codes, ulong* outputs)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int vectors = BlockBytes(Words) / sizeof(TLanes);
        Load(inputs, codes, vectors);
        LookUp(codes, codes + _inputWidths.Length * vectors, vectors);
        Store(codes, outputs, vectors);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load<TLanes>(ulong* plane, TLanes* codes, int vectors)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int* widths = _inputWidths.First;
        for (int signal = 0; signal < _inputWidths.Length; signal++, plane += widths[signal - 1] * Words, codes += vectors)
        {
            for (int i = 0; i < vectors; i++)
            {
                TLanes code = default;
                for (int bit = 0; bit < widths[signal]; bit++)
                {
                    code = code << 1 | TLanes.FromBits((byte*)(plane + bit * Words) + i * sizeof(TLanes) / 8);
                }

                codes[i] = code;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookUp<TLanes>(TLanes* codes, TLanes* target, int vectors)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int* code = _program.Code.First;
        int* end = code + _program.Code.Length;
        byte* tables = _program.Tables.First;
        for (; code < end; target += vectors)
        {
            int triples = *code++;
            int* inputs = code;
            code += 6 * triples;
            byte* table = tables + code[1];
            int addressBits = code[0];
            code += 2;
            for (int i = 0; i < vectors; i++)
            {
                TLanes address = default;
                for (int* input = inputs; input < inputs + 6 * triples; input += 6)
                {
                    address = address << input[3]
                        | codes[(nint)input[0] * vectors + i] << input[4]
                        | codes[(nint)input[1] * vectors + i] << input[5]
                        | codes[(nint)input[2] * vectors + i];
                }

                target[i] = TLanes.Lookup(address, table, addressBits);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store<TLanes>(TLanes* codes, ulong* plane, int vectors)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        for (int output = 0; output < _outputSignals.Length; output++)
        {
            TLanes* from = codes + (long)_outputSignals.First[output] * vectors;
            for (int bit = _outputWidths.First[output] - 1; bit >= 0; bit--, plane += Words)
            {
                for (int i = 0; i < vectors; i++)
                {
                    TLanes.ToBits(from[i], bit, (byte*)plane + i * sizeof(TLanes) / 8);
                }
            }
        }
    }
}
