using System.Runtime.CompilerServices;

namespace LutGen.Training.Neurons;

/// <summary>
/// Rows that are weighted sums of other rows, four at a time for 64 samples: sixteen sums stay in registers while each source is loaded once. A row's
/// sum is added up in the order of its sources, whichever rows are computed beside it.
/// </summary>
internal readonly unsafe ref struct RowProduct
{
    private const int Tile = 4;

    /// <summary>The weight of the first source for the first row.</summary>
    public required float* Weights { get; init; }

    /// <summary>Floats from a row's weight to that of the next row.</summary>
    public required int RowStride { get; init; }

    /// <summary>Floats from a source's weight to that of the next source.</summary>
    public required int SourceStride { get; init; }

    public required float** Sources { get; init; }

    public required int SourceCount { get; init; }

    /// <summary>What the first row's sum starts with, the others' at <see cref="RowStride"/>; null for nothing.</summary>
    public float* Bias { get; init; }

    /// <summary>Whether sums start with what the rows hold.</summary>
    public bool Adds { get; init; }

    /// <summary>Whether what is negative becomes 0.</summary>
    public bool Rectifies { get; init; }

    /// <summary>Rows whose samples above 0 let a sum through, the others become 0; null for all.</summary>
    public float** Gates { get; init; }

    /// <summary>Computes the rows.</summary>
    /// <param name="rows">Receive the sums.</param>
    /// <param name="count">How many.</param>
    /// <param name="lanes">Samples, a multiple of <see cref="Lanes.Count"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Write(float** rows, int count, int lanes)
    {
        int stride = RowStride, next = SourceStride, sources = SourceCount;
        for (int lane = 0; lane < lanes; lane += Lanes.Count)
        {
            int row = 0;
            for (; row + Tile <= count; row += Tile)
            {
                Lanes a = Start(rows, row, lane), b = Start(rows, row + 1, lane), c = Start(rows, row + 2, lane), d = Start(rows, row + 3, lane);
                float* w = Weights + row * stride;
                for (int i = 0; i < sources; i++, w += next)
                {
                    Lanes x = Lanes.Load(Sources[i] + lane);
                    a = Lanes.MultiplyAdd(x, w[0], a);
                    b = Lanes.MultiplyAdd(x, w[stride], b);
                    c = Lanes.MultiplyAdd(x, w[2 * stride], c);
                    d = Lanes.MultiplyAdd(x, w[3 * stride], d);
                }

                Finish(a, rows, row, lane);
                Finish(b, rows, row + 1, lane);
                Finish(c, rows, row + 2, lane);
                Finish(d, rows, row + 3, lane);
            }

            for (; row < count; row++)
            {
                Lanes sum = Start(rows, row, lane);
                float* w = Weights + row * stride;
                for (int i = 0; i < sources; i++, w += next)
                {
                    sum = Lanes.MultiplyAdd(Lanes.Load(Sources[i] + lane), *w, sum);
                }

                Finish(sum, rows, row, lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes Start(float** rows, int row, int lane) => Adds ? Lanes.Load(rows[row] + lane) : Lanes.All(Bias is null ? 0 : Bias[row * RowStride]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(Lanes sum, float** rows, int row, int lane)
    {
        if (Gates is not null)
        {
            sum = sum.Where(Lanes.Load(Gates[row] + lane));
        }

        (Rectifies ? sum.Rectified() : sum).Store(rows[row] + lane);
    }
}
