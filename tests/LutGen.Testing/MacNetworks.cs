using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>Random networks of multiply-accumulate layers, each kind with something of its own; the same for the same seed.</summary>
public static class MacNetworks
{
    /// <summary>Kinds of network.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["dense", "pruned", "empty", "strided", "grouped", "odd-channels", "masked", "mixed-masks", "looked-up", "wide-chunks", "wide-codes", "extreme", "neurons", "residual", "pools", "group-sum"];

    /// <summary>A network of a kind.</summary>
    public static LutNetwork Create(string kind, int seed)
    {
        var parts = new MacParts(kind, new Random(seed * 7919 + kind.Length));
        SignalGrid image = parts.Image;
        switch (kind)
        {
            case "dense":
                return parts.Classify(parts.Convolve(parts.Convolve(image, new(3, 3, 1, 1), 8, kept: 1), new(3, 3, 1, 1), 6, kept: 1));
            case "pruned":
                return parts.Classify(parts.Convolve(parts.Convolve(image, new(3, 3, 1, 1), 8, kept: 0.2), new(3, 3, 1, 0), 9, kept: 0.1));
            case "empty":
                return parts.Classify(parts.Convolve(image, new(3, 3, 1, 1), 4, kept: 0));
            case "strided":
                return parts.Classify(parts.Convolve(parts.Convolve(image, new(3, 2, 2, 1), 4, kept: 1), new(2, 2, 2, 0), 3, kept: 0.3));
            case "grouped":
                return parts.Classify(parts.Convolve(parts.Convolve(image, new(1, 1, 1, 0), 8, kept: 0.7), new(3, 3, 1, 1), 8, kept: 0.9, groups: 4));
            case "odd-channels":
                SignalGrid five = parts.Convolve(image, new(3, 3, 1, 1), 5, kept: 0.5, bits: 7);
                SignalGrid three = parts.Convolve(image, new(5, 5, 1, 2), 3, kept: 0.5, bits: 7);
                SignalGrid both = five with { Channels = five.Channels + three.Channels };
                SignalGrid some = both with { First = both[1, 0, 0], Channels = 6 };
                return parts.Classify(parts.Convolve(parts.Pool(some, new(2, 2, 1, 0), PoolKind.Max), new(2, 2, 1, 0), 3, kept: 0.6));
            case "masked":
                return parts.Classify(parts.Convolve(parts.Convolve(image, new(3, 3, 1, 1), 8, kept: 1, TableKind.Dropped), new(3, 3, 1, 1), 6, kept: 0.2, TableKind.Nibbles));
            case "mixed-masks":
                return parts.Classify(parts.Convolve(image, new(3, 3, 1, 1), 6, kept: 0.5, TableKind.SomeNibbles));
            case "looked-up":
                return parts.Classify(parts.Convolve(image, new(3, 3, 1, 1), 6, kept: 0.4, TableKind.Anything));
            case "wide-chunks":
                return parts.Classify(parts.Convolve(image, new(2, 2, 1, 0), 5, kept: 0.5, TableKind.AnythingWide));
            case "wide-codes":
                return parts.Classify(parts.Convolve(image, new(2, 2, 1, 0), 5, kept: 0.5));
            case "extreme":
                return parts.Classify(parts.Convolve(image, new(2, 2, 1, 0), 4, kept: 1, TableKind.Extreme));
            case "neurons":
                return parts.Classify(image, hidden: 12);
            case "residual":
                SignalGrid first = parts.Convolve(image, new(3, 3, 1, 1), 4, kept: 0.8);
                SignalGrid second = parts.Convolve(first, new(3, 3, 1, 1), 4, kept: 0.3);
                SignalGrid sum = parts.Add(parts.Add(first, second), first);
                SignalGrid copy = parts.Add(second);
                return parts.Classify(parts.Convolve(sum with { Channels = sum.Channels + copy.Channels }, new(3, 3, 2, 1), 4, kept: 0.5));
            case "pools":
                SignalGrid largest = parts.Pool(parts.Convolve(image, new(3, 3, 1, 1), 5, kept: 0.5), new(3, 2, 2, 1), PoolKind.Max);
                return parts.Classify(parts.Pool(parts.Pool(largest, new(2, 3, 1, 1), PoolKind.Or), new(3, 3, 1, 1), PoolKind.Average));
            case "group-sum":
                return parts.Sum(parts.Convolve(image, new(3, 3, 1, 1), 6, kept: 0.3));
            default:
                throw new ArgumentException($"no kind '{kind}'", nameof(kind));
        }
    }
}
