using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Lanes;

/// <summary>
/// Turns the bits of 64 columns, gathered a byte for eight rows, into planes: three steps of interleaving bring the bytes of
/// eight octets together as one 64-bit word a column; a transpose of 64-bit words brings those of a plane together.
/// </summary>
/// <remarks>It works on the machine's widest vectors, whatever the words of a plane.</remarks>
internal static unsafe class OctetTranspose
{
    /// <summary>Columns of a matrix.</summary>
    public const int Columns = 64;

    /// <summary>Bytes of the columns' words, for planes of so many words.</summary>
    public static int Bytes(int words) => Columns * sizeof(ulong) * words;

    private static int VectorWords => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 2;

    /// <summary>The column of each word in the order in which they are made.</summary>
    public static int[] ColumnOrder
    {
        get
        {
            int words = VectorWords;
            return Enumerable.Range(0, Columns).Select(place =>
            {
                (int vector, int word) = (place / words, place % words);
                return vector / 8 * 8 * words + word / 2 * 16 + vector % 8 * 2 + word % 2;
            }).ToArray();
        }
    }

    /// <summary>The words of 64 rows.</summary>
    /// <param name="octets">Eight octets of 64 bytes.</param>
    /// <param name="columns">Receives the words of the columns.</param>
    /// <param name="word">Which word of the planes they are.</param>
    /// <param name="words">Words of a plane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToWords(byte* octets, ulong* columns, int word, int words)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ToWords((Lanes512*)octets, (Lanes512*)columns + word, words);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            ToWords((Lanes256*)octets, (Lanes256*)columns + word, words);
        }
        else
        {
            ToWords((Lanes128*)octets, (Lanes128*)columns + word, words);
        }
    }

    /// <summary>Stores the words of all columns where they belong.</summary>
    /// <param name="columns">The words of the columns.</param>
    /// <param name="words">Words of a plane.</param>
    /// <param name="planes">The planes.</param>
    /// <param name="places">The plane of each column, in <see cref="ColumnOrder"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToPlanes(ulong* columns, int words, ulong* planes, int* places)
    {
        if (words != VectorWords)
        {
            Scatter(columns, words, planes, places);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            ToPlanes((Lanes512*)columns, (Lanes512*)planes, places);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            ToPlanes((Lanes256*)columns, (Lanes256*)planes, places);
        }
        else
        {
            ToPlanes((Lanes128*)columns, (Lanes128*)planes, places);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToWords<TLanes>(TLanes* octets, TLanes* columns, int words)
        where TLanes : unmanaged, IInterleaved<TLanes>
    {
        int stride = Columns / sizeof(TLanes);
        for (int i = 0; i < stride; i++, octets++, columns += 8 * words)
        {
            TLanes a = TLanes.Lower<byte>(octets[0], octets[stride]), b = TLanes.Upper<byte>(octets[0], octets[stride]);
            TLanes c = TLanes.Lower<byte>(octets[2 * stride], octets[3 * stride]), d = TLanes.Upper<byte>(octets[2 * stride], octets[3 * stride]);
            TLanes e = TLanes.Lower<byte>(octets[4 * stride], octets[5 * stride]), f = TLanes.Upper<byte>(octets[4 * stride], octets[5 * stride]);
            TLanes g = TLanes.Lower<byte>(octets[6 * stride], octets[7 * stride]), h = TLanes.Upper<byte>(octets[6 * stride], octets[7 * stride]);
            (a, c) = (TLanes.Lower<ushort>(a, c), TLanes.Upper<ushort>(a, c));
            (b, d) = (TLanes.Lower<ushort>(b, d), TLanes.Upper<ushort>(b, d));
            (e, g) = (TLanes.Lower<ushort>(e, g), TLanes.Upper<ushort>(e, g));
            (f, h) = (TLanes.Lower<ushort>(f, h), TLanes.Upper<ushort>(f, h));
            columns[0] = TLanes.Lower<uint>(a, e);
            columns[words] = TLanes.Upper<uint>(a, e);
            columns[2 * words] = TLanes.Lower<uint>(c, g);
            columns[3 * words] = TLanes.Upper<uint>(c, g);
            columns[4 * words] = TLanes.Lower<uint>(b, f);
            columns[5 * words] = TLanes.Upper<uint>(b, f);
            columns[6 * words] = TLanes.Lower<uint>(d, h);
            columns[7 * words] = TLanes.Upper<uint>(d, h);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToPlanes<TLanes>(TLanes* columns, TLanes* planes, int* places)
        where TLanes : unmanaged, IInterleaved<TLanes>
    {
        int words = sizeof(TLanes) / sizeof(ulong);
        for (int place = 0; place < Columns; place += words)
        {
            TLanes.TransposeWords(columns + place, planes, places + place);
        }
    }

    // Words by themselves, when planes are not as wide as vectors.
    private static void Scatter(ulong* columns, int words, ulong* planes, int* places)
    {
        int vectorWords = VectorWords;
        for (int place = 0; place < Columns; place++)
        {
            ulong* from = columns + (place / vectorWords * words) * vectorWords + place % vectorWords;
            ulong* to = planes + (long)places[place] * words;
            for (int word = 0; word < words; word++)
            {
                to[word] = from[word * vectorWords];
            }
        }
    }
}
