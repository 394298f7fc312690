using LutGen.Circuits;
using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

/// <summary>Random graphs and circuits, and what they compute, 64 assignments of their inputs at once.</summary>
internal static class RandomGraphs
{
    public const int Inputs = 10;

    public static (SubjectGraph Graph, int[] Outputs) Graph(int seed, int operations)
    {
        var random = new Random(seed);
        var graph = new SubjectGraph(Inputs);
        var literals = Enumerable.Range(1, Inputs).Select(i => 2 * i).ToList();
        for (int i = 0; i < operations; i++)
        {
            int a = literals[random.Next(literals.Count)] ^ random.Next(2);
            int b = literals[random.Next(literals.Count)] ^ random.Next(2);
            literals.Add(random.Next(3) == 0 ? graph.Xor(a, b, create: true) : graph.And(a, b, create: true));
        }

        return (graph, Enumerable.Range(0, 12).Select(_ => literals[literals.Count - 1 - random.Next(operations / 2)] ^ random.Next(2)).ToArray());
    }

    public static (CircuitBuilder Builder, int[] Outputs) Cells(int seed, int cells)
    {
        var random = new Random(seed);
        var builder = new CircuitBuilder(Inputs, 1 << 20, CancellationToken.None);
        var literals = Enumerable.Range(0, Inputs).Select(CircuitBuilder.Input).ToList();
        for (int i = 0; i < cells; i++)
        {
            int Literal() => literals[Math.Max(0, literals.Count - 1 - random.Next(30))] ^ random.Next(2);
            literals.Add(builder.Cell(Literal(), Literal(), Literal(), (byte)random.Next(256)));
        }

        return (builder, literals.Skip(literals.Count - 12).ToArray());
    }

    /// <summary>Words that run through all assignments of the inputs, 64 a block.</summary>
    public static IEnumerable<ulong[]> AllInputs() =>
        Enumerable.Range(0, 1 << (Inputs - 6)).Select(block => Enumerable.Range(0, Inputs)
            .Select(i => i < 6 ? CutFunction.Variable(i) : ((block >> (i - 6)) & 1) != 0 ? ulong.MaxValue : 0)
            .ToArray());

    public static ulong[] Evaluate(SubjectGraph graph, int[] outputs, ulong[] inputs)
    {
        var values = new ulong[graph.Count];
        inputs.CopyTo(values, 1);
        for (int node = graph.FirstOperation; node < graph.Count; node++)
        {
            ulong left = Value(graph.Left(node));
            ulong right = Value(graph.Right(node));
            values[node] = graph.IsXor(node) ? left ^ right : left & right;
        }

        return outputs.Select(Value).ToArray();

        ulong Value(int literal) => values[literal >> 1] ^ ((literal & 1) != 0 ? ulong.MaxValue : 0);
    }

    public static ulong[] Evaluate(LutCover cover, ulong[] inputs)
    {
        var values = new List<ulong> { 0 };
        values.AddRange(inputs);
        foreach (LutFunction function in cover.Functions)
        {
            ulong value = 0;
            for (int sample = 0; sample < 64; sample++)
            {
                int address = function.Leaves.Select((leaf, i) => (int)((values[leaf] >> sample) & 1) << i).Sum();
                value |= (ulong)function[address] << sample;
            }

            values.Add(value);
        }

        return cover.Outputs.Select(literal => values[literal >> 1] ^ ((literal & 1) != 0 ? ulong.MaxValue : 0)).ToArray();
    }

    public static ulong[] Evaluate(CircuitBuilder builder, int[] outputs, ulong[] inputs) =>
        CircuitEvaluator.Evaluate(CircuitExtraction.Extract(builder, outputs), inputs);
}
