using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>
/// Turns samples into input rows: transposes a micro-batch of levels, moving each image by a random shift on the way (which costs
/// nothing there), and compares the levels with each threshold's number.
/// </summary>
internal sealed unsafe class InputFiller
{
    private const int Lanes = MicroBatch.Lanes;

    private readonly EncodedDataset _data;
    private readonly int _maxShift;
    private readonly byte[] _background;
    private readonly byte[] _tile;

    /// <summary>Prepares the transposition of one data set.</summary>
    /// <param name="data">The encoded samples.</param>
    /// <param name="maxShift">Images move by up to this many pixels in both directions; 0 for none.</param>
    /// <param name="background">Level of the pixels that a shift brings in from outside, per feature.</param>
    public InputFiller(EncodedDataset data, int maxShift, byte[] background)
    {
        _data = data;
        _maxShift = maxShift;
        _background = background;
        _tile = GC.AllocateArray<byte>(data.Data.FeatureCount * Lanes, pinned: true);
    }

    /// <summary>Fills the rows of all input signals.</summary>
    /// <param name="samples">Up to <see cref="MicroBatch.Lanes"/> samples.</param>
    /// <param name="random">The draw of the shifts.</param>
    /// <param name="rows">Receives one row per signal.</param>
    /// <param name="labels">Receives the label of each lane, -1 for lanes without a sample.</param>
    public void Fill(ReadOnlySpan<int> samples, SeededRandom random, float* rows, Span<int> labels)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (lane >= samples.Length)
            {
                labels[lane] = -1;
                continue;
            }

            labels[lane] = _data.Data.Labels[samples[lane]];
            ReadOnlySpan<byte> row = _data.Row(samples[lane]);
            if (_maxShift > 0)
            {
                int dx = random.Next(2 * _maxShift + 1) - _maxShift;
                int dy = random.Next(2 * _maxShift + 1) - _maxShift;
                TransposeShifted(row, lane, dx, dy);
            }
            else
            {
                Transpose(row, lane);
            }
        }

        Encode(rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<byte> row, int lane)
    {
        Span<byte> tile = _tile;
        for (int feature = 0; feature < row.Length; feature++)
        {
            tile[feature * Lanes + lane] = row[feature];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TransposeShifted(ReadOnlySpan<byte> row, int lane, int dx, int dy)
    {
        int height = _data.Data.ImageHeight, width = _data.Data.ImageWidth;
        Span<byte> tile = _tile;
        for (int y = 0; y < height; y++)
        {
            bool rowInside = (uint)(y + dy) < (uint)height;
            for (int x = 0; x < width; x++)
            {
                int feature = y * width + x;
                bool inside = rowInside && (uint)(x + dx) < (uint)width;
                tile[feature * Lanes + lane] = inside ? row[feature + dy * width + dx] : _background[feature];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
