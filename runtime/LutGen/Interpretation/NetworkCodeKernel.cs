using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>A code kernel that reads its layers from tables: for networks whose circuits are too large, and for single samples.</summary>
internal sealed unsafe class NetworkCodeKernel : CodeKernel
{
    private readonly CodeStep[] _steps;

    /// <summary>Prepares a network's layers.</summary>
    public NetworkCodeKernel(LutNetwork network)
        : base(network.SignalCount + network.Layers.Select(CodeStep.LocalSignals).DefaultIfEmpty().Max())
    {
        var widths = Enumerable.Range(0, network.SignalCount).Select(network.WidthOf).ToArray();
        _steps = network.Layers.Select(layer => CodeStep.Create(layer, widths, network.SignalCount)).ToArray();
    }

    /// <inheritdoc/>
    public override void Evaluate(ref ushort codes)
    {
        fixed (ushort* first = &codes)
        {
            foreach (CodeStep step in _steps)
            {
                step.Evaluate(first);
            }
        }
    }
}
