using System.Numerics;

namespace LutGen.Training.Numerics;

/// <summary>The largest of some values.</summary>
internal static class Largest
{
    /// <summary>Its index: the first of equals, and 0 where nothing is larger than the first value.</summary>
    public static int IndexIn<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }
}
