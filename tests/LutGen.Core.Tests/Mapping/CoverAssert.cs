using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

/// <summary>What must hold of covers.</summary>
internal static class CoverAssert
{
    /// <summary>Functions are of 2 leaves up to so many, read lower numbers, each once, and depend on all of them.</summary>
    public static void IsWellFormed(LutCover cover, int cutSize)
    {
        for (int i = 0; i < cover.Functions.Count; i++)
        {
            LutFunction function = cover.Functions[i];
            Assert.InRange(function.Leaves.Length, 2, cutSize);
            Assert.Equal(WideFunction.WordsFor(function.Leaves.Length), function.Words.Length);
            Assert.All(function.Leaves, leaf => Assert.InRange(leaf, 1, cover.InputCount + i));
            Assert.Equal(function.Leaves.Length, function.Leaves.Distinct().Count());
            Assert.All(Enumerable.Range(0, function.Leaves.Length), leaf => Assert.True(WideFunction.DependsOn(function.Words, leaf)));
        }
    }

    /// <summary>Two covers of at most <see cref="RandomGraphs.Inputs"/> inputs have the same outputs at all values of these.</summary>
    public static void ComputesTheSame(LutCover expected, LutCover actual) =>
        Assert.All(RandomGraphs.AllInputs(), inputs => Assert.Equal(RandomGraphs.Evaluate(expected, inputs), RandomGraphs.Evaluate(actual, inputs)));

    /// <summary>A cover's outputs are a graph's at all values of its inputs.</summary>
    public static void ComputesTheSame(SubjectGraph graph, int[] outputs, LutCover cover) =>
        Assert.All(RandomGraphs.AllInputs(), inputs => Assert.Equal(RandomGraphs.Evaluate(graph, outputs, inputs), RandomGraphs.Evaluate(cover, inputs)));
}
