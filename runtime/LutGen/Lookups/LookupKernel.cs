using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Lookups;

/// <summary>
/// Layers of truth tables looked up for many samples at once: planes become codes, a byte a sample; addresses are put together
/// of codes; a table is shuffled by the addresses of a whole vector, or, where it is too large for that, looked up sample by
/// sample; outputs become planes again. All from data, without code that is generated.
/// </summary>
internal sealed unsafe class LookupKernel : BitKernel
{
    // Samples whose codes are worked on together: decoding a neuron is spread over them, and their codes stay in fast caches.
    private const int BlockWords = 4;

    // Terms are decoded once for so many vectors.
    private const int VectorsAtOnce = 4;

    // Behind the codes: two bytes of each sample's address, and the third.
    private const int AddressBytes = 3;

    private readonly LookupProgram _program;
    private readonly CodePlanes _planes;
    private readonly int _firstNeuron;
    private readonly int _signals;

    private LookupKernel(LutNetwork network, int words)
        : base(
            words,
            network.Encoder.Widths.Sum(),
            ((network.SignalCount + AddressBytes) * CodeBytes(words) + 8 * words - 1) / (8 * words),
            network.Head.Signals.Sum(network.WidthOf))
    {
        _program = Permutes ? new LookupProgram(network, VectorBytes / 8, CodeBytes(words), ByteLanes512.TableBytes)
            : new LookupProgram(network, VectorBytes / 8, CodeBytes(words), ByteLanes128.TableBytes);
        _planes = new CodePlanes(network, words);
        _firstNeuron = network.Encoder.SignalCount;
        _signals = network.SignalCount;
    }

    private static int VectorBytes => Permutes ? sizeof(ByteLanes512) : Vector256.IsHardwareAccelerated ? sizeof(ByteLanes256) : sizeof(ByteLanes128);

    private static bool Permutes => Vector512.IsHardwareAccelerated && Avx512Vbmi.IsSupported && Gfni.V512.IsSupported;

    /// <summary>The kernel of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    /// <exception cref="ArgumentException">A layer is of another kind, or a code that is looked up or given has more than 8 bits.</exception>
    public static LookupKernel Create(LutNetwork network, int words) => LookupProgram.Suits(network)
        ? new LookupKernel(network, words)
        : throw new ArgumentException("expected truth tables with concatenated addresses, and codes of at most 8 bits", nameof(network));

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

    // Planes of fewer words than a block has leave some lanes without samples.
    private static int CodeBytes(int words) => Math.Max(64 * Math.Min(words, BlockWords), VectorsAtOnce * VectorBytes);

    private void Evaluate<TLanes>(ulong* inputs, TLanes* codes, ulong* outputs)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int vectors = CodeBytes(Words) / sizeof(TLanes);
        int full = 64 * Math.Min(Words, BlockWords) / sizeof(TLanes);
        _planes.Load(inputs, codes, vectors, full);
        LookUp(codes, codes + (nint)_firstNeuron * vectors, vectors, (ushort*)(codes + (nint)_signals * vectors));
        _planes.Store(codes, outputs, vectors, full);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookUp<TLanes>(TLanes* codes, TLanes* target, int vectors, ushort* addresses)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        LookupNeuron* end = _program.Neurons.First + _program.Neurons.Length;
        LookupTerm* terms = _program.Terms.First;
        for (LookupNeuron* neuron = _program.Neurons.First; neuron < end; neuron++, target += vectors)
        {
            LookupTerm* high = terms + neuron->LowTerms;
            LookupTerm* third = high + neuron->HighTerms;
            LookupTerm* selector = third + neuron->ThirdTerms;
            LookupTerm* next = selector + neuron->SelectorTerms;
            byte* table = _program.Tables.First + neuron->Table;
            if (!neuron->IsShuffled)
            {
                StoreAddresses(codes, vectors, addresses, terms, high, third, selector);
                LookUpEach(addresses, third < selector ? (byte*)(addresses + vectors * sizeof(TLanes)) : null, table, (byte*)target, vectors * sizeof(TLanes));
            }

            int bits = neuron->AddressBits;
            int selectorBits = neuron->SelectorBits;
            for (int i = 0; i < vectors; i += VectorsAtOnce)
            {
                TLanes a, b, c, d;
                TLanes e, f, g, h;
                if (neuron->IsShuffled)
                {
                    Assemble(codes + i, terms, high, out a, out b, out c, out d);
                    Assemble(codes + i, high, third, out e, out f, out g, out h);
                    TLanes.Lookup(ref a, ref b, ref c, ref d, e, f, g, h, table, bits);
                }
                else
                {
                    (a, b, c, d) = (target[i], target[i + 1], target[i + 2], target[i + 3]);
                }

                if (selectorBits > 0)
                {
                    Assemble(codes + i, selector, next, out e, out f, out g, out h);
                    a = TLanes.Choose(a, e, selectorBits);
                    b = TLanes.Choose(b, f, selectorBits);
                    c = TLanes.Choose(c, g, selectorBits);
                    d = TLanes.Choose(d, h, selectorBits);
                }

                (target[i], target[i + 1], target[i + 2], target[i + 3]) = (a, b, c, d);
            }

            terms = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreAddresses<TLanes>(
        TLanes* codes, int vectors, ushort* addresses, LookupTerm* low, LookupTerm* high, LookupTerm* third, LookupTerm* end)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        TLanes* thirds = (TLanes*)(addresses + vectors * sizeof(TLanes));
        for (int i = 0; i < vectors; i += VectorsAtOnce, addresses += VectorsAtOnce * sizeof(TLanes))
        {
            Assemble(codes + i, low, high, out TLanes a, out TLanes b, out TLanes c, out TLanes d);
            Assemble(codes + i, high, third, out TLanes e, out TLanes f, out TLanes g, out TLanes h);
            TLanes.StoreAddresses(a, e, addresses);
            TLanes.StoreAddresses(b, f, addresses + sizeof(TLanes));
            TLanes.StoreAddresses(c, g, addresses + 2 * sizeof(TLanes));
            TLanes.StoreAddresses(d, h, addresses + 3 * sizeof(TLanes));
            Assemble(codes + i, third, end, out thirds[i], out thirds[i + 1], out thirds[i + 2], out thirds[i + 3]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Assemble<TLanes>(TLanes* codes, LookupTerm* term, LookupTerm* end, out TLanes a, out TLanes b, out TLanes c, out TLanes d)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        TLanes a0 = default, b0 = default, c0 = default, d0 = default;
        for (; term < end; term++)
        {
            TLanes* code = (TLanes*)((byte*)codes + term->Offset);
            a0 |= TLanes.Place(code[0], term);
            b0 |= TLanes.Place(code[1], term);
            c0 |= TLanes.Place(code[2], term);
            d0 |= TLanes.Place(code[3], term);
        }

        (a, b, c, d) = (a0, b0, c0, d0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LookUpEach(ushort* addresses, byte* thirds, byte* table, byte* target, int samples)
    {
        if (thirds != null)
        {
            for (int i = 0; i < samples; i++)
            {
                target[i] = table[thirds[i] << 16 | addresses[i]];
            }

            return;
        }

        for (int i = 0; i < samples; i += 8)
        {
            target[i] = table[addresses[i]];
            target[i + 1] = table[addresses[i + 1]];
            target[i + 2] = table[addresses[i + 2]];
            target[i + 3] = table[addresses[i + 3]];
            target[i + 4] = table[addresses[i + 4]];
            target[i + 5] = table[addresses[i + 5]];
            target[i + 6] = table[addresses[i + 6]];
            target[i + 7] = table[addresses[i + 7]];
        }
    }
}
