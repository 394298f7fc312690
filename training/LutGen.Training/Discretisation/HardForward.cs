using System.Runtime.Intrinsics;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Numerics;

namespace LutGen.Training.Discretisation;

/// <summary>
/// Runs networks of one-bit tables of up to six inputs, convolutions and OR-pools of them on whole data sets, 512 samples in a word, so that
/// the accuracy that counts can be measured after every epoch at no cost. Not a kernel for users: its only duty is to agree with the
/// evaluator of the written file.
/// </summary>
internal sealed class HardForward
{
    private readonly LutNetwork _network;
    private readonly IReadOnlyList<SumGroup> _groups;
    private readonly HardStep[] _steps;
    private readonly Vector512<ulong>[] _signals;

    /// <summary>Prepares a network.</summary>
    /// <exception cref="NotSupportedException">The network has parts that this does not run.</exception>
    public HardForward(LutNetwork network)
    {
        _network = network;
        _groups = network.Head is GroupSumHead head
            ? head.Groups
            : throw new NotSupportedException($"no sums by class of a {network.Head.GetType().Name}");
        _steps = [.. network.Layers.Select(layer => HardStep.Of(layer))];
        _signals = new Vector512<ulong>[network.SignalCount];
    }

    /// <summary>The share of samples whose class is found.</summary>
    public double Accuracy(BitPlanes inputs, IReadOnlyList<int> labels)
    {
        int[] sums = GroupSums(inputs);
        int correct = 0;
        for (int sample = 0; sample < labels.Count; sample++)
        {
            correct += Largest.IndexIn(sums.AsSpan(sample * _groups.Count, _groups.Count)) == labels[sample] ? 1 : 0;
        }

        return (double)correct / labels.Count;
    }

    /// <summary>Number of ones in each class's group, [samples x classes].</summary>
    public int[] GroupSums(BitPlanes inputs)
    {
        int[] sums = new int[inputs.Samples * _groups.Count];
        for (int block = 0; block < inputs.Blocks; block++)
        {
            Evaluate(inputs, block);
            int first = block * BitPlanes.SamplesPerBlock;
            int count = Math.Min(BitPlanes.SamplesPerBlock, inputs.Samples - first);
            for (int c = 0; c < _groups.Count; c++)
            {
                AddGroup(_groups[c].Signals, sums, first, count, c);
            }
        }

        return sums;
    }

    /// <summary>The bits of all signals for one block of samples.</summary>
    public ReadOnlySpan<Vector512<ulong>> Evaluate(BitPlanes inputs, int block)
    {
        for (int signal = 0; signal < inputs.Signals; signal++)
        {
            _signals[signal] = inputs[block, signal];
        }

        for (int i = 0; i < _steps.Length; i++)
        {
            _steps[i].Run(_signals, _network.Layers[i].FirstSignal);
        }

        return _signals;
    }

    private void AddGroup(SignalList outputs, int[] sums, int firstSample, int count, int c)
    {
        // Bit-sliced counters: plane p holds bit p of the 512 sums.
        Span<Vector512<ulong>> planes = stackalloc Vector512<ulong>[32];
        int used = 0;
        for (int i = 0; i < outputs.Count; i++)
        {
            Vector512<ulong> carry = _signals[outputs[i]];
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

            sums[(firstSample + sample) * _groups.Count + c] = sum;
        }
    }
}
