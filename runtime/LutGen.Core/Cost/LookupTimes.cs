using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>
/// How long looking tables up takes for 512 samples, in nanoseconds on the machine of docs/decisions/0016. Beside the shuffles
/// or single lookups a neuron has its address put together, an input after the other, and its entry taken out of a byte.
/// </summary>
/// <param name="fewestBits">Bits that address a byte, from which on a shuffled table takes longer.</param>
/// <param name="shuffled">A shuffled table, by these bits.</param>
/// <param name="single">A table of up to 2^12 bytes that is looked up sample by sample.</param>
/// <param name="input">Each input.</param>
/// <param name="selection">Where a byte holds several entries.</param>
/// <param name="plane">Each plane that becomes codes, or is made of them.</param>
internal sealed class LookupTimes(int fewestBits, double[] shuffled, double single, double input, double selection, double plane)
{
    private const int BitsOfSmallTable = 12;

    // What a table takes longer than one of 2^12 bytes, from 2^13 bytes on: with a hundred of them a layer is out of one cache
    // after the other.
    private static readonly double[] s_larger = [50, 130, 200, 310, 700, 850, 1_050];

    private static readonly LookupTimes s_wide = new(6, [27, 31, 35, 50, 56, 80, 130], 250, 3, 9, 7);
    private static readonly LookupTimes s_middle = new(4, [50, 70, 110, 190], 255, 8, 20, 16);
    private static readonly LookupTimes s_narrow = new(4, [110, 150, 210], 340, 20, 50, 32);

    /// <summary>Each plane that becomes codes, or is made of them.</summary>
    public double Plane => plane;

    /// <summary>The times of vectors of 8, 4 or 2 words.</summary>
    public static LookupTimes Of(int words) => words switch { 8 => s_wide, 4 => s_middle, _ => s_narrow };

    /// <summary>One neuron.</summary>
    public double OfNeuron(LookupShape shape, int inputs, int words)
    {
        int bits = shape.ByteBitsFor(words);
        double table = shape.IsShuffledBy(words) ? shuffled[Math.Max(0, bits - fewestBits)]
            : bits <= BitsOfSmallTable ? single
            : single + s_larger[Math.Min(bits - BitsOfSmallTable, s_larger.Length) - 1];
        return table + input * inputs + (shape.SelectorBitsFor(words) > 0 ? selection : 0);
    }
}
