using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>
/// Turns samples into input rows: transposes a micro-batch of levels, moving and mirroring each image at random on the way (which costs
/// nothing there), and compares the levels with each threshold's number.
/// </summary>
internal sealed unsafe class InputFiller
{
    private const int Lanes = MicroBatch.Lanes;

    private readonly EncodedDataset _data;
    private readonly Augmentation _augmentation;
    private readonly ImageShape _shape;
    private readonly MovedLevels _moved;
    private readonly byte[] _tile;

    /// <summary>Prepares the transposition of one data set.</summary>
    /// <param name="data">The encoded samples.</param>
    /// <param name="augmentation">How images are varied.</param>
    /// <exception cref="ArgumentException">Pixels cannot move, see <see cref="MovedLevels"/>.</exception>
    public InputFiller(EncodedDataset data, Augmentation augmentation)
    {
        _data = data;
        _augmentation = augmentation;
        _shape = data.Data.Schema.Image ?? default;
        _moved = augmentation.IsNone ? default : data.MovedLevels;
        _tile = GC.AllocateArray<byte>(data.Data.FeatureCount * Lanes, pinned: true);
    }

    /// <summary>Fills the rows of all input signals.</summary>
    /// <param name="samples">Up to <see cref="MicroBatch.Lanes"/> samples.</param>
    /// <param name="random">The draw of the variations.</param>
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
            if (_augmentation.IsNone)
            {
                Transpose(_data.Row(samples[lane]), lane);
                continue;
            }

            // What is not asked for is not drawn: a setting that is off changes no other draw.
            int reach = _augmentation.MaxShift;
            int dx = reach > 0 ? random.Next(2 * reach + 1) - reach : 0;
            int dy = reach > 0 ? random.Next(2 * reach + 1) - reach : 0;
            bool mirrored = _augmentation.Flip && random.Next(2) == 1;
            ReadOnlySpan<byte> row = _moved.ByValue.Length > 0 ? _data.Data.RowBytes(samples[lane]) : _data.Row(samples[lane]);
            TransposeMoved(row, lane, dx, dy, mirrored);
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
