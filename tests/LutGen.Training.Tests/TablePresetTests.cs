using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Presets;

namespace LutGen.Training.Tests;

public sealed class TablePresetTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_preset_finds_its_table_among_others()
    {
        _folder.Write("monks-1.train.csv", "a,b,class\n1,1,0\n2,2,1\n1,2,1\n");
        _folder.Write("monks-1.test.csv", "a,b,class\n2,1,0\n");
        _folder.Write("other.csv", "a,class\n1,0\n2,1\n");
        MonksPreset preset = new(1);

        Assert.Equal((3, 1), (preset.LoadTrain(_folder.Root).Count, preset.LoadTest(_folder.Root).Count));
        Assert.Equal(3, preset.LoadTrain(_folder["monks-1"]).Count);
    }

    [Fact]
    public void Another_table_is_refused()
    {
        _folder.Write("other.csv", "a,class\n1,0\n2,1\n");

        _folder.AssertRefused(() => new LetterPreset().LoadTrain(_folder.Root), "holds the data set other", "expected letter");
    }

    [Theory]
    [InlineData("jsc-m-lite")]
    [InlineData("jsc-xl")]
    public void Jets_are_read_from_the_file_that_OpenML_has_and_fit_their_networks(string name)
    {
        string attributes = string.Concat(Enumerable.Range(0, 16).Select(i => $"@ATTRIBUTE f{i} REAL\n"));
        string rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"{string.Join(',', Enumerable.Range(0, 16).Select(f => (i * (f + 3)) % 17))},{"gqtwz"[i % 5]}\n"));
        _folder.Write("hls4ml_lhc_jets_hlf.arff", $"@RELATION jets\n{attributes}@ATTRIBUTE class {{g,q,w,z,t}}\n@DATA\n{rows}");
        TrainingPreset preset = PresetCatalog.Find(name)!;

        Dataset train = preset.LoadTrain(_folder.Root);
        TrainingSettings settings = preset.Settings with { ValidationSamples = 10, BatchSize = 64, Epochs = 1 };
        TrainingResult result = NetworkTrainer.Train(settings, train);

        Assert.Equal((16, 5), (train.FeatureCount, train.ClassCount));
        Assert.Equal(5, result.Network.Head.ScoreCount);
    }

    [Fact]
    public void The_problems_of_the_MONKS_are_three()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonksPreset(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonksPreset(4));
    }

    [Fact]
    public void The_first_problem_is_learnt_from_124_drawn_cases()
    {
        TrainingResult result = NetworkTrainer.Train(new MonksPreset(1).Settings with { Seed = 1 }, MonksProblem.GenerateTrain(1, 1));

        Assert.Equal(1, HardAccuracy.Measure(result.Network, MonksProblem.GenerateTest(1)));
    }
}
