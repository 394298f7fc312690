using System.Runtime.Intrinsics;
using LutGen.Networks;

namespace LutGen.Training.Discretisation;

/// <summary>The OR of the bits under a window.</summary>
internal sealed class HardPool : HardStep
{
    private readonly int[][] _read;

    /// <summary>Lists what each output reads.</summary>
    public HardPool(PoolLayer layer)
    {
        SignalGrid output = layer.Output;
        _read = [.. Enumerable.Range(0, output.Count).Select(i => layer
            .SignalsUnder(i / (output.Height * output.Width), i / output.Width % output.Height, i % output.Width).ToArray())];
    }

    public override void Run(Vector512<ulong>[] signals, int first)
    {
        for (int i = 0; i < _read.Length; i++)
        {
            Vector512<ulong> any = default;
            foreach (int signal in _read[i])
            {
                any |= signals[signal];
            }

            signals[first + i] = any;
        }
    }
}
