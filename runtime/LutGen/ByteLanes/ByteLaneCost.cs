using LutGen.Networks;

namespace LutGen.ByteLanes;

/// <summary>
/// How long 512 samples take, in nanoseconds on the machine of decision 12, by byte lanes and by a table of operations. Only
/// the proportions matter.
/// </summary>
internal static class ByteLaneCost
{
    private const int MostAddressBits = 8;

    // A neuron with so many address bits, from 4 or fewer to 8, by words of a plane.
    private static readonly double[] s_wide = [30, 30, 31, 34, 54];
    private static readonly double[] s_middle = [62, 90, 107, 175, 331];
    private static readonly double[] s_narrow = [118, 165, 210, 348, 659];

    /// <summary>A network's layers by <see cref="ByteLaneKernel"/>.</summary>
    /// <param name="network">The network, which <see cref="ByteLaneProgram.Suits"/>.</param>
    /// <param name="words">64-bit words of a plane: 8, 4 or 2.</param>
    public static double Of(LutNetwork network, int words)
    {
        double[] costs = words switch { 8 => s_wide, 4 => s_middle, _ => s_narrow };
        return network.Layers.Cast<LutLayer>()
            .Sum(layer => Enumerable.Range(0, layer.Count).Sum(neuron => costs[Math.Max(0, layer.TableOf(neuron).AddressBits - MostAddressBits + costs.Length - 1)]));
    }

    /// <summary>Operations of a circuit on bit planes, from data.</summary>
    /// <param name="operations">Number of operations.</param>
    /// <param name="words">64-bit words of a plane: 8, 4 or 2.</param>
    public static double OfTable(int operations, int words) => operations * (words switch { 8 => 1.9, 4 => 2.9, _ => 5.1 });
}
