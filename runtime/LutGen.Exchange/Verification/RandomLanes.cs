using LutGen.Training.Numerics;

namespace LutGen.Exchange.Verification;

/// <summary>Random inputs side by side, each value of a field as likely.</summary>
internal static class RandomLanes
{
    /// <summary>Sets the variables.</summary>
    /// <param name="inputs">What there is to be set.</param>
    /// <param name="random">Where values come from.</param>
    /// <param name="words">All variables, as many words each.</param>
    public static void Fill(ComparedInputs inputs, SeededRandom random, Span<ulong> words)
    {
        int each = words.Length / Math.Max(1, inputs.VariableCount);
        foreach (InputField field in inputs.Fields)
        {
            Span<ulong> own = words.Slice(field.First * each, field.Count * each);
            if (!field.IsThermometer || field.Count == 1)
            {
                foreach (ref ulong word in own)
                {
                    word = random.NextBits();
                }

                continue;
            }

            own.Clear();
            for (int lane = 0; lane < 64 * each; lane++)
            {
                int exceeded = random.Next(field.Count + 1);
                for (int i = 0; i < exceeded; i++)
                {
                    own[i * each + (lane >> 6)] |= 1UL << (lane & 63);
                }
            }
        }
    }
}
