using System.Globalization;
using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Topologies;

namespace LutGen.Tool.Lutna;

/// <summary>Approximations and the layers that they are for, as the command line names them.</summary>
internal static class Approximations
{
    /// <summary>The word for the low half of every nibble.</summary>
    public const string Nibbles = "nibbles";

    private const string AllLayers = "all";

    /// <summary>All approximations of some operands that differ in what is looked up, from the least to the most dropped.</summary>
    public static IReadOnlyList<ChunkApproximation> Of(MultiplierFormat format, ChunkSubstitute substitute) =>
    [
        .. Enumerable.Range(1, format.Chunks - 1).Select(count => ChunkApproximation.LowChunks(count, substitute)),
        .. ChunkApproximation.HalvesNibbles(format) ? [ChunkApproximation.LowHalvesOfNibbles(format, substitute)] : (ChunkApproximation[])[],
    ];

    /// <summary>The approximation of a name: a number of low chunks, or <see cref="Nibbles"/>. Null for half of the chunks.</summary>
    /// <exception cref="UsageException">There is no such approximation of the operands.</exception>
    public static ChunkApproximation Parse(string? name, MultiplierFormat format)
    {
        if (name == Nibbles)
        {
            return ChunkApproximation.HalvesNibbles(format)
                ? ChunkApproximation.LowHalvesOfNibbles(format, ChunkSubstitute.Mean)
                : throw new UsageException($"'{Nibbles}' needs chunks of 1 or 2 bits and activations of 4, 8 or 12 bits, and these are chunks of {format.ChunkBits} and activations of {format.Activation.Bits}.");
        }

        int count = name is null ? format.Chunks / 2 : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
        return count >= 1 && count < format.Chunks
            ? ChunkApproximation.LowChunks(count, ChunkSubstitute.Mean)
            : throw new UsageException(format.Chunks == 1
                ? $"chunks of {format.ChunkBits} bits leave activations of {format.Activation.Bits} bits whole, so that none can be dropped."
                : $"'{name}' is nothing to drop; expected {(format.Chunks == 2 ? "1" : $"1 to {format.Chunks - 1}")} low chunks, or {Nibbles}.");
    }

    /// <summary>
    /// The layers that are to be approximate: names with commas between, all, or a share of the weights, 0 to 1, which the largest layers that fit fill up.
    /// </summary>
    /// <exception cref="UsageException">It is neither.</exception>
    public static IReadOnlyList<string> ParseLayers(string text, Topology topology)
    {
        if (text == AllLayers)
        {
            return [.. topology.Layers.Select(layer => layer.Name)];
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share))
        {
            return share is >= 0 and <= 1
                ? LargestWithin((long)Math.Floor(share * topology.Weights), topology)
                : throw new UsageException($"'{text}' is no share of the weights; expected 0 to 1.");
        }

        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => topology.Layers.All(layer => layer.Name != name)) is { } unknown
            ? throw new UsageException($"{topology.Name} has no layer '{unknown}'; expected {AllLayers}, a share of 0 to 1, or some of {string.Join(',', topology.Layers.Select(layer => layer.Name))}.")
            : names;
    }

    /// <summary>Precisions of layers that are approximate, each in the same way.</summary>
    /// <param name="layers">Names of the layers.</param>
    /// <param name="drop">What they do not look up, as <see cref="Parse"/> reads it.</param>
    /// <param name="format">The operands.</param>
    public static IReadOnlyDictionary<string, MacPrecision> PrecisionsOf(IReadOnlyList<string> layers, string? drop, MultiplierFormat format)
    {
        MacPrecision precision = new(format, Parse(drop, format));
        return layers.ToDictionary(layer => layer, _ => precision);
    }

    private static string[] LargestWithin(long weights, Topology topology)
    {
        HashSet<string> chosen = [];
        foreach (MacShape layer in topology.Layers.OrderByDescending(layer => layer.Weights))
        {
            if (layer.Weights <= weights)
            {
                chosen.Add(layer.Name);
                weights -= layer.Weights;
            }
        }

        return [.. topology.Layers.Select(layer => layer.Name).Where(chosen.Contains)];
    }
}
