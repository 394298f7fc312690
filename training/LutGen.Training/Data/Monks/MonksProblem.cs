using System.Globalization;
using LutGen.Training.Numerics;

namespace LutGen.Training.Data;

/// <summary>
/// The three MONK's problems (Thrun 1991), from their rules: six attributes of 3, 3, 2, 3, 4 and 2 values, 432 cases in all. The test samples
/// are all cases; the training samples are drawn here, as many as were published, and are not the published ones.
/// </summary>
public static class MonksProblem
{
    /// <summary>Number of problems; they are numbered from 1.</summary>
    public const int Count = 3;

    private const double NoiseShare = 0.05;

    private static readonly int[] Sizes = [3, 3, 2, 3, 4, 2];
    private static readonly int[] TrainSizes = [124, 169, 122];

    /// <summary>Draws training samples without putting any back; in the third problem one in twenty has the wrong class.</summary>
    /// <param name="problem">1, 2 or 3.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such problem.</exception>
    public static Dataset GenerateTrain(int problem, ulong seed)
    {
        Dataset all = GenerateTest(problem);
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new SeededRandom(seed).Shuffle(order);
        int[] drawn = order[..TrainSizes[problem - 1]];
        int wrong = problem == Count ? (int)Math.Round(NoiseShare * drawn.Length) : 0;
        return Create($"monks-{problem}, training samples drawn by seed {seed}", drawn, (index, i) => i < wrong ? 1 - all.Labels[index] : all.Labels[index]);
    }

    /// <summary>All 432 cases, with the class that the rule gives them.</summary>
    /// <param name="problem">1, 2 or 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such problem.</exception>
    public static Dataset GenerateTest(int problem)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(problem, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(problem, Count);
        return Create($"monks-{problem}", [.. Enumerable.Range(0, Sizes.Aggregate((a, b) => a * b))], (index, _) => Rule(problem, Case(index)) ? 1 : 0);
    }

    private static bool Rule(int problem, int[] a) => problem switch
    {
        1 => a[0] == a[1] || a[4] == 1,
        2 => a.Count(value => value == 1) == 2,
        _ => (a[4] == 3 && a[3] == 1) || (a[4] != 4 && a[1] != 3),
    };

    /// <summary>The attributes of a case, each counted from 1; the last changes fastest, as in the published test files.</summary>
    private static int[] Case(int index)
    {
        int[] values = new int[Sizes.Length];
        for (int i = Sizes.Length - 1; i >= 0; i--)
        {
            (index, int value) = Math.DivRem(index, Sizes[i]);
            values[i] = value + 1;
        }

        return values;
    }

    private static Dataset Create(string name, int[] cases, Func<int, int, int> label)
    {
        TableColumn[] columns = [.. Sizes.Select((size, i) => TableColumn.OfNames($"a{i + 1}", [.. Enumerable.Range(1, size).Select(Text)]))];
        FeatureColumn[] features = [.. columns.SelectMany(column => column.Features)];
        FeatureBuffer buffer = new();
        float[] row = new float[features.Length];
        foreach (int index in cases)
        {
            int[] values = Case(index);
            int next = 0;
            for (int i = 0; i < columns.Length; i++)
            {
                columns[i].Read(Text(values[i]), row.AsSpan(next, columns[i].Features.Length));
                next += columns[i].Features.Length;
            }

            buffer.Add(row);
        }

        DatasetSchema schema = new(name, features.Length, 2) { Columns = features, Split = SplitRule.ByClass };
        return buffer.ToDataset(schema, [.. cases.Select(label)]);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
