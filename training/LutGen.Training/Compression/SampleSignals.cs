using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Training.Compression;

/// <summary>Finds signals that have the same code for every sample, whatever they are made of.</summary>
internal static class SampleSignals
{
    /// <summary>Lets such signals be read once, the first of them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="codes">The samples, all layers computed.</param>
    public static LutNetwork ReadOnce(LutNetwork network, SampleCodes codes)
    {
        NetworkEdit edit = new(network);
        SignalReaders readers = new(network);
        Dictionary<(int Width, ulong Hash), List<int>> known = [];
        for (int signal = 0; signal < network.SignalCount; signal++)
        {
            (int, ulong) key = (network.WidthOf(signal), HashOf(codes[signal]));
            if (!known.TryGetValue(key, out List<int>? others))
            {
                known.Add(key, others = []);
            }

            int earlier = others.FindIndex(other => AreEqual(codes[other], codes[signal]));
            if (earlier < 0)
            {
                others.Add(signal);
            }
            else if (readers.IsNamed(signal))
            {
                edit.ReadInstead(signal, others[earlier]);
            }
        }

        return edit.Apply();
    }

    private static bool AreEqual(ulong[][] a, ulong[][] b) => a.Zip(b).All(planes => planes.First.AsSpan().SequenceEqual(planes.Second));

    private static ulong HashOf(ulong[][] planes)
    {
        ulong hash = 0;
        foreach (ulong word in planes.SelectMany(plane => plane))
        {
            hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
