using LutGen.Training.Presets;

namespace LutGen.Training.Data;

/// <summary>Data sets that need no files: a word instead of a path, unless there is a file or folder of that name.</summary>
internal sealed class GeneratedForm : IDatasetForm
{
    private const ulong MonksSeed = 1;

    public string Files => "the words digits, monks-1, monks-2 and monks-3 for generated data";

    public FoundDataset? Find(string path, SplitOptions split)
    {
        if (Path.Exists(path))
        {
            return null;
        }

        DigitsPreset digits = new();
        return path == digits.Name
            ? new FoundDataset(path, () => digits.LoadTrain(null), () => digits.LoadTest(null))
            : Enumerable.Range(1, MonksProblem.Count).FirstOrDefault(number => path == $"monks-{number}") is > 0 and int problem
                ? new FoundDataset(path, () => MonksProblem.GenerateTrain(problem, MonksSeed), () => MonksProblem.GenerateTest(problem))
                : null;
    }
}
