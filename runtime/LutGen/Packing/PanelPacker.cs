using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Kernels;
using LutGen.Lanes;

namespace LutGen.Packing;

/// <summary>
/// Packs rows of few byte features, on machines that shuffle bytes across 512 bits and multiply bit matrices: four rows of 16
/// features fill a vector, so that nothing is spent on columns that are not there.
/// </summary>
/// <remarks>
/// Sixteen vectors are the 64 rows of a word. Of every two, one adds to the first of two vectors of bits and one to the second,
/// bit i from pair i. There byte r of feature f then holds the rows 8i + r and 8i + 4 + r; bringing the eight bytes of a
/// feature together and transposing their 8 x 8 bits leaves row 8i + k in bit k of byte i.
/// </remarks>
/// <typeparam name="TTest">The question that makes a bit.</typeparam>
/// <param name="layout">The panels.</param>
/// <param name="operands">64 operands for each level of each panel.</param>
/// <param name="codes">Makes codes of features; null for features that are tested as they are.</param>
/// <param name="zeros">Planes that are always 0, whatever the test says.</param>
internal sealed unsafe class PanelPacker<TTest>(PanelLayout layout, byte[] operands, PanelCodes? codes, int[] zeros) : RowPacker<byte>
    where TTest : struct, IColumnTest<byte, byte>
{
    private const int Vectors = 64 / PanelLayout.Rows;
    private const int VectorBytes = 64;

    // Index of the byte that becomes byte 8f + 7 - k: the product with a matrix reverses the order of rows.
    private static readonly PinnedTable<byte> s_gather = new(Enumerable.Range(0, 2 * VectorBytes).Select(i =>
    {
        (int feature, int k) = (i / 8, 7 - i % 8);
        return (byte)(k / PanelLayout.Rows * VectorBytes + k % PanelLayout.Rows * PanelLayout.Width + feature);
    }).ToArray());

    private static readonly PinnedTable<byte> s_weights = new([1, 2, 4, 8, 16, 32, 64, 128]);

    private readonly PinnedTable<byte> _operands = new(operands);
    private readonly PinnedTable<int> _planes = new(layout.Planes());
    private readonly PanelRows _rows = new(layout);
    private readonly int _panels = layout.Panels;
    private readonly int _levels = layout.Levels;

    /// <summary>Whether this machine can.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi.IsSupported && Gfni.V512.IsSupported;

    public override int ScratchWords(int words) => (Vectors * VectorBytes + 2 * _levels * words * VectorBytes) / sizeof(ulong);

    public override void Pack(byte* rows, int count, ulong* planes, int words, ulong* scratch)
    {
        byte* vectors = (byte*)scratch;
        byte* bits = vectors + Vectors * VectorBytes;
        for (int panel = 0; panel < _panels; panel++)
        {
            for (int row = 0; row < count; row += 64)
            {
                byte* columns = _rows.Load(rows, row, count, panel, vectors);
                codes?.Encode(columns, vectors, panel);
                MakeBits(codes is null ? columns : vectors, _operands.First + panel * _levels * VectorBytes, bits + row, words);
            }

            Store(bits, words, planes, _planes.First + panel * _levels * PanelLayout.Width);
        }

        foreach (int plane in zeros)
        {
            new Span<ulong>(planes + (long)plane * words, words).Clear();
        }
    }

    // All levels of a word: two vectors each of eight features' words.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MakeBits(byte* columns, byte* operand, byte* target, int words)
    {
        byte* weights = s_weights.First;
        Vector512<byte> w0 = Vector512.Create(weights[0]), w1 = Vector512.Create(weights[1]), w2 = Vector512.Create(weights[2]), w3 = Vector512.Create(weights[3]);
        Vector512<byte> w4 = Vector512.Create(weights[4]), w5 = Vector512.Create(weights[5]), w6 = Vector512.Create(weights[6]), w7 = Vector512.Create(weights[7]);
        Vector512<byte> lower = Vector512.Load(s_gather.First), upper = Vector512.Load(s_gather.First + VectorBytes);
        Vector512<byte> diagonal = Vector512.Create(0x8040201008040201).AsByte();
        for (int level = 0; level < _levels; level++, operand += VectorBytes)
        {
            Vector512<byte> each = Vector512.Load(operand);
            Vector512<byte> even = TTest.Mark(Vector512<byte>.Zero, columns, each, w0);
            Vector512<byte> odd = TTest.Mark(Vector512<byte>.Zero, columns + 64, each, w0);
            even = TTest.Mark(even, columns + 128, each, w1);
            odd = TTest.Mark(odd, columns + 192, each, w1);
            even = TTest.Mark(even, columns + 256, each, w2);
            odd = TTest.Mark(odd, columns + 320, each, w2);
            even = TTest.Mark(even, columns + 384, each, w3);
            odd = TTest.Mark(odd, columns + 448, each, w3);
            even = TTest.Mark(even, columns + 512, each, w4);
            odd = TTest.Mark(odd, columns + 576, each, w4);
            even = TTest.Mark(even, columns + 640, each, w5);
            odd = TTest.Mark(odd, columns + 704, each, w5);
            even = TTest.Mark(even, columns + 768, each, w6);
            odd = TTest.Mark(odd, columns + 832, each, w6);
            even = TTest.Mark(even, columns + 896, each, w7);
            odd = TTest.Mark(odd, columns + 960, each, w7);
            Gfni.V512.GaloisFieldAffineTransform(diagonal, Avx512Vbmi.PermuteVar64x8x2(even, lower, odd), 0).Store(target);
            target += words * VectorBytes;
            Gfni.V512.GaloisFieldAffineTransform(diagonal, Avx512Vbmi.PermuteVar64x8x2(even, upper, odd), 0).Store(target);
            target += words * VectorBytes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store(byte* bits, int words, ulong* planes, int* places)
    {
        var columns = (ulong*)bits;
        for (int i = 0; i < 2 * _levels; i++, columns += 8 * words, places += 8)
        {
            if (words == 8)
            {
                Lanes512.TransposeWords((Lanes512*)columns, (Lanes512*)planes, places);
                continue;
            }

            for (int feature = 0; feature < 8; feature++)
            {
                for (int word = 0; word < words; word++)
                {
                    planes[(long)places[feature] * words + word] = columns[word * 8 + feature];
                }
            }
        }
    }
}
