using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>Outputs of layers of neurons in groups that are worth mapping at once.</summary>
internal static class NeuronGroups
{
    /// <summary>Cuts outputs into runs, each of as few lookup tables as a bound or of a single output.</summary>
    /// <param name="layers">Neighbouring layers of truth tables or multiply-accumulate neurons.</param>
    /// <param name="outputs">The outputs, in order.</param>
    /// <param name="mostLuts">The bound, by the formula of <see cref="NetworkBounds.Lut6Bound"/>; neurons that two outputs of a group need count once.</param>
    /// <returns>The groups, and the lookup tables of all together by the same formula.</returns>
    public static (IReadOnlyList<int[]> Groups, long Luts) Of(IReadOnlyList<Layer> layers, IEnumerable<int> outputs, long mostLuts)
    {
        var groups = new List<int[]>();
        var group = new List<int>();
        var inGroup = new HashSet<int>();
        (long luts, long all) = (0, 0);
        foreach (int output in outputs)
        {
            long more = Reach(layers, output, inGroup);
            if (group.Count > 0 && luts + more > mostLuts)
            {
                groups.Add(group.ToArray());
                group.Clear();
                inGroup.Clear();
                luts = 0;
                more = Reach(layers, output, inGroup);
            }

            group.Add(output);
            (luts, all) = (luts + more, all + more);
        }

        if (group.Count > 0)
        {
            groups.Add(group.ToArray());
        }

        return (groups, all);
    }

    // Adds what a signal needs to what is there, and counts that.
    private static long Reach(IReadOnlyList<Layer> layers, int signal, HashSet<int> known)
    {
        long luts = 0;
        var left = new Stack<int>([signal]);
        while (left.Count > 0)
        {
            int next = left.Pop();
            if (layers.FirstOrDefault(layer => next >= layer.FirstSignal && next < layer.FirstSignal + layer.Count) is { } layer && known.Add(next))
            {
                luts += layer is MacLayer macs ? MacCost.Lut6Bound(macs, macs.Neurons[next - layer.FirstSignal]) : CostCounter.Lut6BoundOf((LutLayer)layer, next - layer.FirstSignal);
                foreach (int input in NeuronCone.InputsOf(layer, next - layer.FirstSignal))
                {
                    left.Push(input);
                }
            }
        }

        return luts;
    }
}
