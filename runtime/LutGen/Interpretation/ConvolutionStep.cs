using System.Runtime.CompilerServices;
using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>A <see cref="ConvolutionLayer"/> on codes: its kernel's steps, position by position, on codes of their own.</summary>
internal sealed unsafe class ConvolutionStep : CodeStep
{
    private readonly ConvolutionLayer _layer;
    private readonly int _local;
    private readonly int[] _outputs;
    private readonly CodeStep[] _steps;

    /// <summary>Prepares the kernel.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="local">First code of the kernel's signals.</param>
    public ConvolutionStep(ConvolutionLayer layer, int local)
    {
        _layer = layer;
        _local = local;
        _outputs = [.. layer.Kernel.Outputs];
        int[] widths = [.. layer.Kernel.InputWidths, .. layer.Kernel.Layers.SelectMany(l => Enumerable.Repeat(l.OutputBits, l.Count))];
        _steps = layer.Kernel.Layers.Select(l => Create(l, widths, layer.Kernel.SignalCount)).ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(ushort* codes)
    {
        ushort* kernel = codes + _local;
        SignalGrid output = _layer.Output;
        for (int row = 0; row < output.Height; row++)
        {
            for (int column = 0; column < output.Width; column++)
            {
                Gather(codes, row, column, kernel);
                foreach (CodeStep step in _steps)
                {
                    step.Evaluate(kernel);
                }

                for (int channel = 0; channel < output.Channels; channel++)
                {
                    codes[output[channel, row, column]] = kernel[_outputs[channel]];
                }
            }
        }
    }

    private void Gather(ushort* codes, int row, int column, ushort* field)
    {
        SignalGrid grid = _layer.Grid;
        SlidingWindow window = _layer.Window;
        for (int channel = 0; channel < grid.Channels; channel++)
        {
            for (int y = 0; y < window.Height; y++)
            {
                for (int x = 0; x < window.Width; x++)
                {
                    int signal = window.SignalAt(grid, channel, row, column, y, x);
                    *field++ = signal < 0 ? (ushort)0 : codes[signal];
                }
            }
        }
    }
}
