using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Macs;

/// <summary>An <see cref="AddStage"/>.</summary>
internal sealed unsafe class AddStep : LineStep
{
    private readonly LineRegion _output;
    private readonly int _bias;
    private readonly int _channels;
    private readonly PinnedTable<Term> _terms;
    private readonly int _termCount;
    private readonly PinnedTable<MacScale> _scale;

    /// <summary>Lists the terms of all channels.</summary>
    public AddStep(AddStage stage)
        : base(stage.Output)
    {
        _output = stage.Output;
        _bias = stage.Addition.Bias;
        _channels = stage.Output.Grid.Channels;
        _termCount = stage.Channels.Count;
        _terms = new PinnedTable<Term>([.. Enumerable.Range(0, _channels).SelectMany(channel => Enumerable.Range(0, _termCount).Select(term => new Term(
            stage.Channels[term][channel].Line, stage.Channels[term][channel].IsUpper, stage.Pitches[term], stage.Addition.Terms[term].Multiplier)))]);
        _scale = new PinnedTable<MacScale>([stage.Scale]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Compute<TLanes>(byte* lines, byte* scratch)
    {
        for (int channel = 0; channel < _channels; channel += 2)
        {
            Term* lower = _terms.First + channel * _termCount;
            for (int y = 0; y < _output.Grid.Height; y++)
            {
                byte* to = lines + (nint)_output[channel, y, 0] * SignalLines.Bytes;
                for (int x = 0; x < _output.Grid.Width; x++, to += SignalLines.Bytes)
                {
                    TLanes codes = Added<TLanes>(lines, lower, y, x);
                    codes = channel + 1 < _channels ? CodeHalves.Join(codes, Added<TLanes>(lines, lower + _termCount, y, x)) : codes;
                    codes.Store(to);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Added<TLanes>(byte* lines, Term* term, int y, int x)
        where TLanes : unmanaged, IIntLanes<TLanes>
    {
        TLanes sum = TLanes.Repeat(_bias);
        for (Term* end = term + _termCount; term < end; term++)
        {
            TLanes numbers = TLanes.Load(lines + ((nint)term->Line + y * term->Pitch + x) * SignalLines.Bytes);
            sum += CodeHalves.Half(numbers, term->IsUpper) * TLanes.Repeat(term->Multiplier);
        }

        return TLanes.Requantize(sum, _scale.First);
    }

    // The first code of a channel, the lines from row to row, and what its codes are multiplied with.
    private readonly record struct Term(int Line, bool IsUpper, int Pitch, int Multiplier);
}
