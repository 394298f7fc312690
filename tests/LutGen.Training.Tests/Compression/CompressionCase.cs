using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Compression;
using LutGen.Training.Data;

namespace LutGen.Training.Tests.Compression;

/// <summary>Random networks and samples of which they find every class.</summary>
internal static class CompressionCase
{
    /// <summary>Samples of a network, with the classes that it finds.</summary>
    public static Dataset SamplesOf(LutNetwork network, int count, int seed)
    {
        float[] features = RandomNetworks.Rows(network, count, seed);
        NetworkEvaluator evaluator = new(network);
        int[] classes = [.. features.Chunk(network.Encoder.FeatureCount).Select(row => evaluator.Predict(row))];
        return new Dataset("random", features, classes, network.Encoder.FeatureCount, Math.Max(2, classes.Max() + 1));
    }

    /// <summary>The scores of all samples, one after the other.</summary>
    public static float[] ScoresOf(LutNetwork network, Dataset data)
    {
        NetworkEvaluator evaluator = new(network);
        return [.. Enumerable.Range(0, data.Count).SelectMany(sample => evaluator.Scores(data.Features(sample)))];
    }

    /// <summary>A random table and how many samples look each of its addresses up, most of them none.</summary>
    public static (TruthTable Table, int[] Counts) Table(int addressBits, int outputBits, int seed)
    {
        Random random = new(seed);
        int[] counts = [.. Enumerable.Range(0, 1 << addressBits).Select(_ => Math.Max(0, random.Next(12) - 8))];
        return (TruthTable.FromFunction(addressBits, outputBits, _ => random.Next(1 << outputBits)), counts);
    }

    /// <summary>Nothing that is seen changes.</summary>
    public static Strength Free(int rarity = 0) => Strength.Ladder(rarity)[Strength.Free];
}
