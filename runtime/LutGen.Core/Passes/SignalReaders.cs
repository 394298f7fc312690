using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Which signals the head needs, and how they are read.</summary>
internal sealed class SignalReaders
{
    private readonly bool[] _needed;
    private readonly bool[] _named;

    public SignalReaders(LutNetwork network)
    {
        _needed = new bool[network.SignalCount];
        _named = new bool[network.SignalCount];
        foreach (int signal in network.Head.Signals)
        {
            Name(signal);
        }

        foreach (Layer layer in network.Layers.Reverse())
        {
            switch (layer)
            {
                case LutLayer luts:
                    for (int i = 0; i < luts.Count; i++)
                    {
                        SignalList inputs = luts.InputsOf(i);
                        for (int j = 0; j < inputs.Count && IsNeeded(luts.FirstSignal + i); j++)
                        {
                            Name(inputs[j]);
                        }
                    }

                    break;
                case MacLayer macs:
                    foreach (MacInput input in macs.Neurons.Where((_, i) => IsNeeded(macs.FirstSignal + i)).SelectMany(neuron => neuron.Inputs))
                    {
                        Name(input.Signal);
                    }

                    break;
                case ConvolutionLayer convolution when IsAnyNeeded(convolution):
                    Need(convolution.Grid);
                    break;
                case PoolLayer pool when IsAnyNeeded(pool):
                    Need(pool.Grid);
                    break;
                case AddLayer add when IsAnyNeeded(add):
                    foreach (AddTerm term in add.Terms)
                    {
                        Need(term.Grid);
                    }

                    break;
                case ConvolutionLayer or PoolLayer or AddLayer:
                    break;
                default:
                    throw new NotSupportedException($"no readers of a {layer.GetType().Name}");
            }
        }
    }

    /// <summary>Whether the head depends on a signal, or a grid that it depends on holds it.</summary>
    public bool IsNeeded(int signal) => _needed[signal];

    /// <summary>Whether the head or a needed neuron names a signal: they could read another instead, a grid could not.</summary>
    public bool IsNamed(int signal) => _named[signal];

    /// <summary>Whether the head depends on a layer.</summary>
    public bool IsAnyNeeded(Layer layer) => Array.IndexOf(_needed, true, layer.FirstSignal, layer.Count) >= 0;

    private void Name(int signal) => _named[signal] = _needed[signal] = true;

    private void Need(SignalGrid grid)
    {
        for (int signal = grid.First; signal < grid.First + grid.Count; signal++)
        {
            _needed[signal] = true;
        }
    }
}
