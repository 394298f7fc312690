using System.Runtime.CompilerServices;
using LutGen.Lanes;

namespace LutGen.Heads;

/// <summary>
/// Reads whole numbers, sample by sample, off bit planes. Each number is a field of a 64-bit row; 64 x 64 transposes turn up
/// to 64 planes into such rows at once, one row a sample.
/// </summary>
internal sealed unsafe class PlaneNumbers
{
    /// <summary>Most bits of a number; planes beyond are left out, as 32-bit arithmetic would.</summary>
    public const int MostBits = 32;

    private readonly int _spare;
    private readonly (int Matrix, int Shift, int Bits)[] _fields;
    private readonly List<(int Row, int Plane)[]> _matrices = [];

    /// <summary>Lays out numbers.</summary>
    /// <param name="planes">The planes of each number, least significant first.</param>
    /// <param name="spare">First of <see cref="ScratchPlanes"/> planes that may be overwritten.</param>
    public PlaneNumbers(IReadOnlyList<int[]> planes, int spare)
    {
        _spare = spare;
        _fields = new (int, int, int)[planes.Count];
        List<(int Row, int Plane)> rows = [];
        for (int number = 0; number < planes.Count; number++)
        {
            int bits = Math.Min(planes[number].Length, MostBits);
            if (rows.Count + bits > BitTranspose.Size)
            {
                _matrices.Add([.. rows]);
                rows.Clear();
            }

            _fields[number] = (_matrices.Count, rows.Count, bits);
            rows.AddRange(planes[number].Take(bits).Select((plane, bit) => (_fields[number].Shift + bit, plane)));
        }

        _matrices.Add([.. rows]);
    }

    /// <summary>Planes of scratch memory.</summary>
    public static int ScratchPlanes => BitTranspose.Size;

    /// <summary>The matrix that holds a number; numbers of one matrix follow each other.</summary>
    public int MatrixOf(int number) => _fields[number].Matrix;

    /// <summary>Transposes a matrix, for <see cref="Read"/> of its numbers.</summary>
    /// <param name="planes">All planes.</param>
    /// <param name="words">64-bit words of a plane.</param>
    /// <param name="matrix">Which matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(ulong* planes, int words, int matrix)
    {
        ulong* rows = planes + (long)_spare * words;
        foreach ((int row, int plane) in _matrices[matrix])
        {
            for (int word = 0; word < words; word++)
            {
                rows[row * words + word] = planes[(long)plane * words + word];
            }
        }

        BitTranspose.InPlace(rows, words);
    }

    /// <summary>Reads a number of the matrix that was loaded.</summary>
    /// <param name="planes">All planes.</param>
    /// <param name="words">64-bit words of a plane.</param>
    /// <param name="number">Which number.</param>
    /// <param name="values">Receives the number of the first samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ulong* planes, int words, int number, Span<int> values)
    {
        (_, int shift, int bits) = _fields[number];
        if (bits == 0)
        {
            values.Clear();
            return;
        }

        ulong mask = ulong.MaxValue >> (64 - bits);
        ulong* rows = planes + (long)_spare * words;
        for (int first = 0, word = 0; first < values.Length; first += BitTranspose.Size, word++)
        {
            Span<int> part = values.Slice(first, Math.Min(BitTranspose.Size, values.Length - first));
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = (int)((rows[i * words + word] >> shift) & mask);
            }
        }
    }
}
