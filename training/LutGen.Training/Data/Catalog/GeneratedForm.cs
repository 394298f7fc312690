using LutGen.Training.Presets;

namespace LutGen.Training.Data;

/// <summary>Data sets that need no files: a word instead of a path. A folder of that name is found as <c>./digits</c>.</summary>
internal sealed class GeneratedForm : IDatasetForm
{
    private const ulong MonksSeed = 1;

    private static readonly DigitsPreset Digits = new();

    public string Files => "the words digits, monks-1, monks-2 and monks-3 for generated data";

    public FoundDataset? Find(string path, SplitOptions split)
    {
        if (path == Digits.Name || path == ProceduralDigits.Name)
        {
            return new FoundDataset(path, () => Digits.LoadTrain(null), () => Digits.LoadTest(null));
        }

        int problem = Enumerable.Range(1, MonksProblem.Count).FirstOrDefault(number => path == FormattableString.Invariant($"monks-{number}"));
        return problem > 0
            ? new FoundDataset(path, () => MonksProblem.GenerateTrain(problem, MonksSeed), () => MonksProblem.GenerateTest(problem))
            : null;
    }
}
