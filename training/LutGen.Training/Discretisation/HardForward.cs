using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Discretisation;

/// <summary>
/// Runs a rounded network on whole data sets, 512 samples in a word, so that the accuracy that counts can be measured after
/// every epoch at no cost. Not a kernel for users: its only duty is to agree with the evaluator of the written file.
/// </summary>
internal sealed class HardForward
{
    private readonly DiscreteNetwork _network;
    private readonly Vector512<ulong>[] _signals;

    public HardForward(DiscreteNetwork network)
    {
        _network = network;
        _signals = new Vector512<ulong>[network.InputSignals + network.Nodes];
    }

    /// <summary>The share of samples whose class is found.</summary>
    public double Accuracy(BitPlanes inputs, IReadOnlyList<int> labels)
    {
        int[] sums = GroupSums(inputs);
        int correct = 0;
        for (int sample = 0; sample < labels.Count; sample++)
        {
            correct += IndexOfLargest(sums.AsSpan(sample * _network.Classes, _network.Classes)) == labels[sample] ? 1 : 0;
        }

        return (double)correct / labels.Count;
    }

    /// <summary>Number of ones in each class's group, [samples x classes].</summary>
    public int[] GroupSums(BitPlanes inputs)
    {
        int[] sums = new int[inputs.Samples * _network.Classes];
        for (int block = 0; block < inputs.Blocks; block++)
        {
            int outputs = EvaluateBlock(inputs, block);
            int first = block * BitPlanes.SamplesPerBlock;
            int count = Math.Min(BitPlanes.SamplesPerBlock, inputs.Samples - first);
            for (int c = 0; c < _network.Classes; c++)
            {
                AddGroup(_signals.AsSpan(outputs + c * _network.GroupSize, _network.GroupSize), sums, first, count, c);
            }
        }

        return sums;
    }

    /// <summary>The index of the largest value, the lowest one among equals.</summary>
    public static int IndexOfLargest(ReadOnlySpan<int> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <summary>Evaluates all layers for one block and returns the index of the last layer's first signal.</summary>
    private int EvaluateBlock(BitPlanes inputs, int block)
    {
        for (int signal = 0; signal < inputs.Signals; signal++)
        {
            _signals[signal] = inputs[block, signal];
        }

        int source = 0;
        int target = inputs.Signals;
        foreach (DiscreteLayer layer in _network.Layers)
        {
            EvaluateLayer(layer, _signals.AsSpan(source, target - source), _signals.AsSpan(target, layer.Nodes));
            source = target;
            target += layer.Nodes;
        }

        return source;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EvaluateLayer(DiscreteLayer layer, ReadOnlySpan<Vector512<ulong>> source, Span<Vector512<ulong>> target)
    {
        int n = layer.InputsPerNode;
        Span<Vector512<ulong>> values = stackalloc Vector512<ulong>[1 << n];
        for (int node = 0; node < target.Length; node++)
        {
            for (int address = 0; address < values.Length; address++)
            {
                values[address] = Vector512.Create(0UL - (layer.Tables[node] >> address & 1));
            }

            // A tree of multiplexers: the last input chooses within each pair of neighbouring addresses.
            int remaining = values.Length;
            for (int i = n - 1; i >= 0; i--)
            {
                Vector512<ulong> select = source[layer.Inputs[node * n + i]];
                remaining >>= 1;
                for (int k = 0; k < remaining; k++)
                {
                    values[k] = Vector512.ConditionalSelect(select, values[2 * k + 1], values[2 * k]);
                }
            }

            target[node] = values[0];
        }
    }

    private void AddGroup(ReadOnlySpan<Vector512<ulong>> outputs, int[] sums, int firstSample, int count, int c)
    {
        // Bit-sliced counters: plane p holds bit p of the 512 sums.
        Span<Vector512<ulong>> planes = stackalloc Vector512<ulong>[32];
        int used = 0;
        foreach (Vector512<ulong> output in outputs)
        {
            Vector512<ulong> carry = output;
            for (int p = 0; carry != Vector512<ulong>.Zero; p++)
            {
                Vector512<ulong> sum = planes[p] ^ carry;
                carry &= planes[p];
                planes[p] = sum;
                used = Math.Max(used, p + 1);
            }
        }

        for (int sample = 0; sample < count; sample++)
        {
            int sum = 0;
            for (int p = 0; p < used; p++)
            {
                sum |= (int)(planes[p][sample >> 6] >> (sample & 63) & 1) << p;
            }

            sums[(firstSample + sample) * _network.Classes + c] = sum;
        }
    }
}
