using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Convolutional;

/// <summary>Where the numbers of a row are: runs of them at equal distances.</summary>
/// <param name="Count">How many runs.</param>
/// <param name="Stride">From a run to the next.</param>
/// <param name="Length">Numbers of a run.</param>
/// <param name="Step">From a number of a run to the next.</param>
internal readonly record struct Runs(int Count, nint Stride, int Length, nint Step = 1);

/// <summary>
/// The one inner loop of convolutions: four rows of numbers times a matrix, sixteen, 32 or 64 columns of it at a time, with all sums in registers. A row is
/// what lies under a window: as many runs of numbers as the window has rows.
/// </summary>
internal static unsafe class ProductTile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 4;

    private const int Lanes = 16;

    /// <summary>Writes the products of four rows with all columns of a matrix.</summary>
    /// <param name="rows">The first numbers of the four rows.</param>
    /// <param name="runs">Where the numbers of a row are, from its first on.</param>
    /// <param name="matrix">The matrix, a row for each number of a row.</param>
    /// <param name="matrixStride">From a row of it to the next.</param>
    /// <param name="columns">Columns, a multiple of 16.</param>
    /// <param name="products">Where the four rows of products go.</param>
    /// <param name="adds">Whether products are added to what is there, row after row, so that rows may overlap; otherwise they replace it.</param>
    public static void Multiply<T, TProduct>(T** rows, Runs runs, T* matrix, int matrixStride, int columns, T** products, bool adds)
        where T : unmanaged
        where TProduct : struct, IProduct<T>
    {
        int column = 0;
        for (; column + 4 * Lanes <= columns; column += 4 * Lanes)
        {
            Wide<T, TProduct>(rows, runs, matrix + column, matrixStride, products, column, adds);
        }

        for (; column + 2 * Lanes <= columns; column += 2 * Lanes)
        {
            Middle<T, TProduct>(rows, runs, matrix + column, matrixStride, products, column, adds);
        }

        for (; column < columns; column += Lanes)
        {
            Narrow<T, TProduct>(rows, runs, matrix + column, matrixStride, products, column, adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Wide<T, TProduct>(T** rows, Runs runs, T* matrix, int stride, T** products, int column, bool adds)
        where T : unmanaged
        where TProduct : struct, IProduct<T>
    {
        T* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3];
        Vector512<T> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<T> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        for (int run = 0; run < runs.Count; run++)
        {
            nint k = 0;
            for (int left = runs.Length; left > 0; left--, k += runs.Step)
            {
                Vector512<T> b0 = Vector512.Load(matrix), b1 = Vector512.Load(matrix + Lanes), b2 = Vector512.Load(matrix + 2 * Lanes), b3 = Vector512.Load(matrix + 3 * Lanes);
                T a = a0[k];
                (s00, s01, s02, s03) = (TProduct.Add(s00, a, b0), TProduct.Add(s01, a, b1), TProduct.Add(s02, a, b2), TProduct.Add(s03, a, b3));
                a = a1[k];
                (s10, s11, s12, s13) = (TProduct.Add(s10, a, b0), TProduct.Add(s11, a, b1), TProduct.Add(s12, a, b2), TProduct.Add(s13, a, b3));
                a = a2[k];
                (s20, s21, s22, s23) = (TProduct.Add(s20, a, b0), TProduct.Add(s21, a, b1), TProduct.Add(s22, a, b2), TProduct.Add(s23, a, b3));
                a = a3[k];
                (s30, s31, s32, s33) = (TProduct.Add(s30, a, b0), TProduct.Add(s31, a, b1), TProduct.Add(s32, a, b2), TProduct.Add(s33, a, b3));
                matrix += stride;
            }

            a0 += runs.Stride;
            a1 += runs.Stride;
            a2 += runs.Stride;
            a3 += runs.Stride;
        }

        Put(products[0] + column, s00, s01, adds);
        Put(products[0] + column + 2 * Lanes, s02, s03, adds);
        Put(products[1] + column, s10, s11, adds);
        Put(products[1] + column + 2 * Lanes, s12, s13, adds);
        Put(products[2] + column, s20, s21, adds);
        Put(products[2] + column + 2 * Lanes, s22, s23, adds);
        Put(products[3] + column, s30, s31, adds);
        Put(products[3] + column + 2 * Lanes, s32, s33, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Middle<T, TProduct>(T** rows, Runs runs, T* matrix, int stride, T** products, int column, bool adds)
        where T : unmanaged
        where TProduct : struct, IProduct<T>
    {
        T* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3];
        Vector512<T> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int run = 0; run < runs.Count; run++)
        {
            nint k = 0;
            for (int left = runs.Length; left > 0; left--, k += runs.Step)
            {
                Vector512<T> b0 = Vector512.Load(matrix), b1 = Vector512.Load(matrix + Lanes);
                (s00, s01) = (TProduct.Add(s00, a0[k], b0), TProduct.Add(s01, a0[k], b1));
                (s10, s11) = (TProduct.Add(s10, a1[k], b0), TProduct.Add(s11, a1[k], b1));
                (s20, s21) = (TProduct.Add(s20, a2[k], b0), TProduct.Add(s21, a2[k], b1));
                (s30, s31) = (TProduct.Add(s30, a3[k], b0), TProduct.Add(s31, a3[k], b1));
                matrix += stride;
            }

            a0 += runs.Stride;
            a1 += runs.Stride;
            a2 += runs.Stride;
            a3 += runs.Stride;
        }

        Put(products[0] + column, s00, s01, adds);
        Put(products[1] + column, s10, s11, adds);
        Put(products[2] + column, s20, s21, adds);
        Put(products[3] + column, s30, s31, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Narrow<T, TProduct>(T** rows, Runs runs, T* matrix, int stride, T** products, int column, bool adds)
        where T : unmanaged
        where TProduct : struct, IProduct<T>
    {
        T* a0 = rows[0], a1 = rows[1], a2 = rows[2], a3 = rows[3];
        Vector512<T> s0 = default, s1 = default, s2 = default, s3 = default;
        for (int run = 0; run < runs.Count; run++)
        {
            nint k = 0;
            for (int left = runs.Length; left > 0; left--, k += runs.Step)
            {
                Vector512<T> b = Vector512.Load(matrix);
                (s0, s1, s2, s3) = (TProduct.Add(s0, a0[k], b), TProduct.Add(s1, a1[k], b), TProduct.Add(s2, a2[k], b), TProduct.Add(s3, a3[k], b));
                matrix += stride;
            }

            a0 += runs.Stride;
            a1 += runs.Stride;
            a2 += runs.Stride;
            a3 += runs.Stride;
        }

        Put(products[0] + column, s0, adds);
        Put(products[1] + column, s1, adds);
        Put(products[2] + column, s2, adds);
        Put(products[3] + column, s3, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(T* target, Vector512<T> first, Vector512<T> second, bool adds)
        where T : unmanaged
    {
        Put(target, first, adds);
        Put(target + Lanes, second, adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(T* target, Vector512<T> sums, bool adds)
        where T : unmanaged => (adds ? Vector512.Load(target) + sums : sums).Store(target);
}
