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

        return OrConstant(thresholds, codes);

        int Code(float x)
        {
            float* row = stackalloc float[Vector512<float>.Count];
            new Span<float>(row, Vector512<float>.Count).Fill(x);
            Span<int> code = [0];
            quantizer.Encode(row, code);
            return code[0];
        }
    }

    /// <summary>The same for whole numbers 0..255 alone: thresholds are whole numbers too, which hardware compares with less, and none is left out of range.</summary>
    public InputThresholds ForBytes()
    {
        List<float> thresholds = [];
        List<int> codes = [Codes[0]];
        for (int i = 0; i < Thresholds.Length; i++)
        {
            float whole = MathF.Floor(Thresholds[i]);
            if (whole < 0 || (thresholds.Count > 0 && thresholds[^1] == whole))
            {
                // Every byte is above it, or above it wherever it is above the one before.
                codes[^1] = Codes[i + 1];
            }
            else if (whole < byte.MaxValue)
            {
                thresholds.Add(whole);
                codes.Add(Codes[i + 1]);
            }
        }

        return OrConstant(thresholds, codes);
    }

    /// <summary>The table from thresholds to codes: the number of ones among them, for what a thermometer cannot say as well.</summary>
    public TruthTable Table(int bits) => TruthTable.FromFunction(Thresholds.Length, bits, address => Codes[int.PopCount(address)]);

    // An encoder has at least one threshold for each feature.
    private static InputThresholds OrConstant(List<float> thresholds, List<int> codes) =>
        thresholds.Count > 0 ? new InputThresholds([.. thresholds], [.. codes]) : new InputThresholds([0], [codes[0], codes[0]]);

    // Floats in their order as whole numbers.
    private static int Order(float x) => BitConverter.SingleToInt32Bits(x) is var bits && bits < 0 ? int.MinValue - bits : bits;

    private static float Number(int order) => BitConverter.Int32BitsToSingle(order < 0 ? int.MinValue - order : order);
}
