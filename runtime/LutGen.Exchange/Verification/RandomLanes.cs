using LutGen.Training.Numerics;

namespace LutGen.Exchange.Verification;

/// <summary>Random inputs for all lanes of a simulation, each value of a field as likely.</summary>
internal static class RandomLanes
{
    private const int Words = LaneSimulation.Lanes / 64;

    /// <summary>Sets the variables: eight words each.</summary>
    public static void Fill(ComparedInputs inputs, SeededRandom random, Span<ulong> words)
    {
        foreach (InputField field in inputs.Fields)
        {
            Span<ulong> own = words.Slice(field.First * Words, field.Count * Words);
            if (!field.IsThermometer || field.Count == 1)
            {
                foreach (ref ulong word in own)
                {
                    word = random.NextBits();
                }

                continue;
            }

            own.Clear();
            for (int lane = 0; lane < LaneSimulation.Lanes; lane++)
            {
                int exceeded = random.Next(field.Count + 1);
                for (int i = 0; i < exceeded; i++)
                {
                    own[i * Words + (lane >> 6)] |= 1UL << (lane & 63);
                }
            }
        }
    }
}
