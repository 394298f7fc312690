using System.Runtime.CompilerServices;

namespace LutGen.Training.Neurons;

/// <summary>For each signal in front of a layer the neurons that read it at the moment, with their weights: the way back gathers over what is active.</summary>
/// <param name="layer">The layer.</param>
internal sealed unsafe class ActiveReaders(SearchLayer layer)
{
    private readonly int[] _ends = new int[layer.Signals + 1];
    private readonly (int Neuron, float Weight)[] _readers = new (int, float)[layer.Neurons * layer.Signals];

    /// <summary>Lists them anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void List()
    {
        Array.Clear(_ends);
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
        {
            foreach (int signal in layer.ActiveOf(neuron))
            {
                _ends[signal + 1]++;
            }
        }

        for (int signal = 0; signal < layer.Signals; signal++)
        {
            _ends[signal + 1] += _ends[signal];
        }

        // An end starts where its signal's list does and moves behind it; afterwards each is where the next one began.
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
        {
            ReadOnlySpan<int> active = layer.ActiveOf(neuron);
            float* weights = layer.Weights(neuron);
            for (int k = 0; k < active.Length; k++)
            {
                _readers[_ends[active[k]]++] = (neuron, weights[k]);
            }
        }
    }

    /// <summary>The gradient of a signal: the neurons' gradients by their weights for it.</summary>
    /// <param name="rows">The layer's rows, with the gradients of the neurons' sums; a multiple of 64 samples.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="target">Receives the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Gather(NeuronRows rows, int signal, float* target)
    {
        ReadOnlySpan<(int Neuron, float Weight)> readers = _readers.AsSpan((signal == 0 ? 0 : _ends[signal - 1]).._ends[signal]);
        for (int lane = 0; lane < rows.Batch; lane += Lanes.Count)
        {
            Lanes sum = default;
            foreach ((int neuron, float weight) in readers)
            {
                sum = Lanes.MultiplyAdd(Lanes.Load(rows.Gradient(neuron) + lane), weight, sum);
            }

            sum.Store(target + lane);
        }
    }
}
