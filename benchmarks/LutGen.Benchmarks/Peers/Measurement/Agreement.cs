using LutGen.Evaluation;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>Requires that both sides compute the same before they are timed.</summary>
internal static class Agreement
{
    private const int EvaluatedRows = 8;

    /// <summary>Requires equal values.</summary>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="expected">The values of one side.</param>
    /// <param name="actual">The values of the other.</param>
    /// <exception cref="BenchmarkException">They differ.</exception>
    public static void Require<T>(string what, ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : IEquatable<T>
    {
        int same = expected.CommonPrefixLength(actual);
        if (expected.Length != actual.Length || same < expected.Length)
        {
            throw new BenchmarkException($"{what} differ first at {same} of {expected.Length}: nothing is timed that computes something else");
        }
    }

    /// <summary>Requires that the first classes are those of the definition.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="classes">The classes that LutGen finds.</param>
    /// <exception cref="BenchmarkException">They differ.</exception>
    public static void RequireDefinition(LutNetwork network, Samples samples, ReadOnlySpan<int> classes)
    {
        var evaluator = new NetworkEvaluator(network);
        int[] expected = [.. Enumerable.Range(0, Math.Min(EvaluatedRows, classes.Length)).Select(sample => evaluator.Predict(Row(samples, sample)))];
        Require<int>($"{network.Name}: classes of the definition and of LutGen", expected, classes[..expected.Length]);
    }

    /// <summary>Requires that a kernel's output planes are, for the first samples, the definition's values of the signals that the head reads.</summary>
    /// <param name="network">A network of gates.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="kernel">The kernel; it is run.</param>
    /// <exception cref="BenchmarkException">They differ.</exception>
    public static void RequireDefinition(LutNetwork network, Samples samples, KernelCall kernel)
    {
        var evaluator = new NetworkEvaluator(network);
        int[] signals = [.. network.Head.Signals];
        kernel.Evaluate();
        for (int sample = 0; sample < EvaluatedRows; sample++)
        {
            int[] codes = evaluator.Evaluate(Row(samples, sample));
            int[] actual = [.. Enumerable.Range(0, kernel.Outputs.Length / kernel.Words).Select(plane => (int)(kernel.Outputs.Span[plane * kernel.Words] >> sample) & 1)];
            Require<int>($"{network.Name}: outputs of the definition and of LutGen", [.. signals.Select(signal => codes[signal])], actual);
        }
    }

    /// <summary>The classes of sums: the first of the largest.</summary>
    /// <param name="sums">Row-major, <paramref name="classes"/> a sample.</param>
    /// <param name="classes">Classes.</param>
    public static int[] ClassesOf(ReadOnlySpan<int> sums, int classes)
    {
        var result = new int[sums.Length / classes];
        for (int sample = 0; sample < result.Length; sample++)
        {
            for (int c = 1; c < classes; c++)
            {
                if (sums[sample * classes + c] > sums[sample * classes + result[sample]])
                {
                    result[sample] = c;
                }
            }
        }

        return result;
    }

    private static float[] Row(Samples samples, int sample)
    {
        int features = samples.Rows.Length / samples.Count;
        return [.. samples.Rows.Span.Slice(sample * features, features).ToArray().Select(value => (float)value)];
    }
}
