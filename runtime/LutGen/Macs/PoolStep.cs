using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>A <see cref="PoolStage"/>.</summary>
internal sealed unsafe class PoolStep : LineStep
{
    private readonly PoolKind _kind;
    private readonly LineCode[] _channels;
    private readonly LineRegion _output;
    private readonly int _stride;
    private readonly PinnedTable<int> _window;
    private readonly PinnedTable<MacScale> _average;
    private readonly int _pitch;

    /// <summary>Lists the places of a window.</summary>
    public PoolStep(PoolStage stage)
        : base(stage.Output)
    {
        SlidingWindow window = stage.Pool.Window;
        _kind = stage.Pool.Kind;
        _channels = [.. stage.Channels];
        _output = stage.Output;
        _stride = window.Stride;
        _pitch = stage.Pitch;
        _window = new PinnedTable<int>([.. Enumerable.Range(0, window.Height * window.Width)
            .Select(place => (place / window.Width * stage.Pitch + place % window.Width) * SignalLines.Bytes)]);
        _average = new PinnedTable<MacScale>(stage.Average is { } scale ? [scale] : []);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Compute<TLanes>(byte* lines, byte* scratch)
    {
        for (int channel = 0; channel < _channels.Length; channel += 2)
        {
            LineCode lower = _channels[channel];
            LineCode? upper = channel + 1 < _channels.Length ? _channels[channel + 1] : null;
            bool together = !lower.IsUpper && upper == new LineCode(lower.Line, true) && _kind != PoolKind.Average;
            for (int y = 0; y < _output.Grid.Height; y++)
            {
                byte* to = lines + (nint)_output[channel, y, 0] * SignalLines.Bytes;
                nint row = y * _stride * _pitch;
                for (int x = 0; x < _output.Grid.Width; x++, to += SignalLines.Bytes)
                {
                    nint place = row + x * _stride;
                    byte* from = lines + (lower.Line + place) * SignalLines.Bytes;
                    TLanes codes = together ? Pooled<TLanes>(from)
                        : upper is { } other ? CodeHalves.Join(Pooled<TLanes>(from, lower.IsUpper), Pooled<TLanes>(lines + (other.Line + place) * SignalLines.Bytes, other.IsUpper))
                        : Pooled<TLanes>(from, lower.IsUpper);
                    codes.Store(to);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Pooled<TLanes>(byte* from, bool upper)
        where TLanes : unmanaged, IIntLanes<TLanes> =>
        _kind == PoolKind.Average ? Average<TLanes>(from, upper) : CodeHalves.Half(Pooled<TLanes>(from), upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Pooled<TLanes>(byte* from)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        int* place = _window.First;
        TLanes pooled = TLanes.Load(from + *place);
        for (int* end = place + _window.Length; ++place < end;)
        {
            TLanes other = TLanes.Load(from + *place);
            pooled = _kind == PoolKind.Or ? pooled | other : TLanes.LargerHalves(pooled, other);
        }

        return pooled;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TLanes Average<TLanes>(byte* from, bool upper)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        TLanes sum = TLanes.Repeat(0);
        for (int* place = _window.First, end = place + _window.Length; place < end; place++)
        {
            sum += CodeHalves.Half(TLanes.Load(from + *place), upper);
        }

        return TLanes.Requantize(sum, _average.First);
    }
}
