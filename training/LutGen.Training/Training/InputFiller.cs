using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Data;
using LutGen.Training.Layers;

namespace LutGen.Training;

/// <summary>
/// Fills rows with the encoder's bits: transposes a micro-batch of levels, where moving and mirroring images costs nothing, and compares the
/// levels with each threshold's number.
/// </summary>
internal sealed unsafe class InputFiller : RowFiller
{
    private const int Lanes = MicroBatch.Lanes;

    private readonly EncodedDataset _data;
    private readonly ImageShape _shape;
    private readonly MovedLevels _moved;
    private readonly byte[] _tile;

    /// <summary>Prepares the transposition of one data set.</summary>
    /// <param name="data">The encoded samples.</param>
    /// <param name="augmentation">How images are varied.</param>
    /// <exception cref="ArgumentException">Pixels cannot move, see <see cref="MovedLevels"/>.</exception>
    public InputFiller(EncodedDataset data, Augmentation augmentation)
        : base(data.Data, augmentation)
    {
        _data = data;
        _shape = data.Data.Schema.Image ?? default;
        _moved = augmentation.IsNone ? default : augmentation.Resamples ? data.LevelsByValue : data.MovedLevels;
        _tile = GC.AllocateArray<byte>(data.Data.FeatureCount * Lanes, pinned: true);
    }

    protected override void Put(int sample, int lane, float* rows) => Transpose(_data.Row(sample), lane);

    protected override void PutMoved(int sample, int lane, int dx, int dy, bool mirrored, float* rows) => TransposeMoved(
        _moved.ByValue.Length > 0 ? _data.Data.RowBytes(sample) : _data.Row(sample), lane, dx, dy, mirrored);

    protected override void PutPixels(ReadOnlySpan<byte> pixels, int lane, float* rows) => TransposePixels(pixels, lane);

    protected override void Finish(float* rows) => Encode(rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Transpose(ReadOnlySpan<byte> row, int lane)
    {
        Span<byte> tile = _tile;
        for (int feature = 0; feature < row.Length; feature++)
        {
            tile[feature * Lanes + lane] = row[feature];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void TransposeMoved(ReadOnlySpan<byte> row, int lane, int dx, int dy, bool mirrored)
    {
        int height = _shape.Height, width = _shape.Width;
        ReadOnlySpan<byte> background = _moved.Background, byValue = _moved.ByValue;
        Span<byte> tile = _tile;
        int feature = 0;
        for (int plane = 0; plane < row.Length; plane += height * width)
        {
            for (int y = dy; y < height + dy; y++)
            {
                bool rowInside = (uint)y < (uint)height;
                int first = plane + y * width;
                for (int x = 0; x < width; x++, feature++)
                {
                    int from = (mirrored ? width - 1 - x : x) + dx;
                    byte level = background[feature];
                    if (rowInside && (uint)from < (uint)width)
                    {
                        level = row[first + from];
                        level = byValue.Length > 0 ? byValue[(feature << 8) + level] : level;
                    }

                    tile[feature * Lanes + lane] = level;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void TransposePixels(ReadOnlySpan<byte> pixels, int lane)
    {
        ReadOnlySpan<byte> byValue = _moved.ByValue;
        Span<byte> tile = _tile;
        for (int feature = 0; feature < pixels.Length; feature++)
        {
            tile[feature * Lanes + lane] = byValue[(feature << 8) + pixels[feature]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Encode(float* rows)
    {
        Vector512<float> zeroBit = Vector512.Create(1f);
        Vector512<float> oneBit = Vector512.Create(-1f);
        int[] offsets = _data.SignalOffsets;
        fixed (byte* tile = _tile)
        {
            for (int feature = 0; feature < offsets.Length - 1; feature++)
            {
                Vector512<int> low = Widen(Vector128.Load(tile + feature * Lanes));
                Vector512<int> high = Widen(Vector128.Load(tile + feature * Lanes + Vector128<byte>.Count));
                int thresholds = offsets[feature + 1] - offsets[feature];
                float* row = rows + (nint)offsets[feature] * Lanes;
                for (int k = 0; k < thresholds; k++, row += Lanes)
                {
                    Vector512<int> number = Vector512.Create(k);
                    Vector512.ConditionalSelect(Vector512.GreaterThan(low, number).AsSingle(), oneBit, zeroBit).Store(row);
                    Vector512.ConditionalSelect(Vector512.GreaterThan(high, number).AsSingle(), oneBit, zeroBit)
                        .Store(row + Vector512<float>.Count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widen(Vector128<byte> bytes)
    {
        Vector256<ushort> words = Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
        return Vector512.Create(Vector256.WidenLower(words), Vector256.WidenUpper(words)).AsInt32();
    }
}
