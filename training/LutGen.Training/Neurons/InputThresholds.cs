using System.Runtime.Intrinsics;
using LutGen.Networks;

namespace LutGen.Training.Neurons;

/// <summary>
/// A quantised feature as thresholds: normalisation and quantiser are monotone in the feature, so a few comparisons and a small table give the same
/// code for every number. The thresholds are found by bisection over all floats, with the arithmetic that the network was trained with.
/// </summary>
/// <param name="Thresholds">Ascending thresholds t; a bit is x &gt; t.</param>
/// <param name="Codes">The code, from the smallest as 0, of each number of thresholds that x is above.</param>
internal sealed unsafe record InputThresholds(float[] Thresholds, int[] Codes)
{
    /// <summary>The thresholds of a quantiser.</summary>
    public static InputThresholds Of(NormalizedQuantizer quantizer)
    {
        int lowest = Code(-float.MaxValue), highest = Code(float.MaxValue);
        List<float> thresholds = [];
        List<int> codes = [lowest];
        for (float last = -float.MaxValue; codes[^1] != highest;)
        {
            // The smallest number with another code than the last.
            (int low, int high) = (Order(last), Order(float.MaxValue));
            while (high - (long)low > 1)
            {
                int middle = (int)(((long)low + high) / 2);
                (low, high) = Code(Number(middle)) == codes[^1] ? (middle, high) : (low, middle);
            }

            thresholds.Add(Number(low));
            last = Number(high);
            codes.Add(Code(last));
        }

        // An encoder has at least one threshold for each feature.
        return thresholds.Count > 0 ? new InputThresholds([.. thresholds], [.. codes]) : new InputThresholds([0], [lowest, lowest]);

        int Code(float x)
        {
            float* row = stackalloc float[Vector512<float>.Count];
            new Span<float>(row, Vector512<float>.Count).Fill(x);
            Span<int> code = [0];
            quantizer.Encode(row, code);
            return code[0];
        }
    }

    /// <summary>The table from thresholds to codes: the number of ones among them, for what a thermometer cannot say as well.</summary>
    public TruthTable Table(int bits) => TruthTable.FromFunction(Thresholds.Length, bits, address => Codes[int.PopCount(address)]);

    // Floats in their order as whole numbers.
    private static int Order(float x) => BitConverter.SingleToInt32Bits(x) is var bits && bits < 0 ? int.MinValue - bits : bits;

    private static float Number(int order) => BitConverter.Int32BitsToSingle(order < 0 ? int.MinValue - order : order);
}
