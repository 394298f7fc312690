using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>A <see cref="PoolLayer"/> on codes.</summary>
internal sealed unsafe class PoolStep : CodeStep
{
    private readonly int _first;
    private readonly int _count;
    private readonly PoolKind _kind;
    private readonly int _places;
    private readonly PinnedTable<int> _starts;
    private readonly PinnedTable<int> _signals;

    /// <summary>Lists the signals under each position of the window.</summary>
    public PoolStep(PoolLayer layer)
    {
        _first = layer.FirstSignal;
        _count = layer.Count;
        _kind = layer.Kind;
        _places = layer.Places;
        List<int> starts = [0];
        List<int> signals = [];
        for (int channel = 0; channel < layer.Output.Channels; channel++)
        {
            for (int row = 0; row < layer.Output.Height; row++)
            {
                for (int column = 0; column < layer.Output.Width; column++)
                {
                    signals.AddRange(layer.SignalsUnder(channel, row, column));
                    starts.Add(signals.Count);
                }
            }
        }

        _starts = new PinnedTable<int>([.. starts]);
        _signals = new PinnedTable<int>([.. signals]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(ushort* codes)
    {
        int* starts = _starts.First;
        int* signal = _signals.First;
        for (int i = 0; i < _count; i++)
        {
            int pooled = 0;
            for (int* end = _signals.First + starts[i + 1]; signal < end; signal++)
            {
                pooled = _kind switch
                {
                    PoolKind.Or => pooled | codes[*signal],
                    PoolKind.Max => Math.Max(pooled, codes[*signal]),
                    _ => pooled + codes[*signal],
                };
            }

            codes[_first + i] = (ushort)(_kind == PoolKind.Average ? (pooled + _places / 2) / _places : pooled);
        }
    }
}
