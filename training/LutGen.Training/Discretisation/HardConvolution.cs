using System.Runtime.Intrinsics;
using LutGen.Networks;

namespace LutGen.Training.Discretisation;

/// <summary>A kernel of tables at every place; of the window only what the kernel reads is fetched.</summary>
internal sealed class HardConvolution : HardStep
{
    private readonly ConvolutionLayer _layer;
    private readonly HardStep[] _steps;
    private readonly (int Input, int Channel, int Y, int X)[] _read;
    private readonly Vector512<ulong>[] _local;

    /// <summary>Prepares the kernel.</summary>
    public HardConvolution(ConvolutionLayer layer)
    {
        _layer = layer;
        _steps = [.. layer.Kernel.Layers.Select(Of)];
        _local = new Vector512<ulong>[layer.Kernel.SignalCount];
        int[] read = [.. layer.Kernel.Layers.OfType<LutLayer>()
            .SelectMany(luts => Enumerable.Range(0, luts.Count).SelectMany(neuron => luts.InputsOf(neuron)))
            .Concat(layer.Kernel.Outputs).Where(signal => signal < layer.Kernel.InputCount).Distinct()];
        int area = layer.Window.Height * layer.Window.Width;
        _read = [.. read.Select(input => (input, input / area, input % area / layer.Window.Width, input % layer.Window.Width))];
    }

    public override void Run(Vector512<ulong>[] signals, int first)
    {
        for (int row = 0; row < _layer.Output.Height; row++)
        {
            for (int column = 0; column < _layer.Output.Width; column++)
            {
                foreach ((int input, int channel, int y, int x) in _read)
                {
                    int signal = _layer.Window.SignalAt(_layer.Grid, channel, row, column, y, x);
                    _local[input] = signal < 0 ? Vector512<ulong>.Zero : signals[signal];
                }

                for (int i = 0; i < _steps.Length; i++)
                {
                    _steps[i].Run(_local, _layer.Kernel.Layers[i].FirstSignal);
                }

                for (int channel = 0; channel < _layer.Output.Channels; channel++)
                {
                    signals[_layer.Output[channel, row, column]] = _local[_layer.Kernel.Outputs[channel]];
                }
            }
        }
    }
}
