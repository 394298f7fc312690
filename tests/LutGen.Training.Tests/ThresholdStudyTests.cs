using LutGen.Testing;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;

namespace LutGen.Training.Tests;

/// <summary>The settings that learnt thresholds are compared with fixed ones by.</summary>
public class ThresholdStudyTests
{
    [Theory]
    [InlineData("letter")]
    [InlineData("magic04")]
    public void Files_come_in_pairs_that_differ_in_whether_thresholds_learn_and_in_nothing_else(string name)
    {
        string[] files = Directory.GetFiles(RepositoryFiles.Find($"training/studies/{name}-thresholds"));
        string[] learnt = [.. files.Where(file => Path.GetFileName(file).StartsWith("learnt-", StringComparison.Ordinal))];
        Assert.Equal(files.Length, 2 * learnt.Length);
        Assert.All(learnt, file =>
        {
            LogicNetworkSettings learns = Read(file), stays = Read(file.Replace("learnt-", "fixed-", StringComparison.Ordinal));
            Assert.NotNull(learns.ThresholdLearning);
            Assert.Equal(Text(stays), Text(learns with { ThresholdLearning = null }));
        });
        Assert.Contains(learnt, file => Text(Read(file)) == Text(PresetCatalog.Find(name)!.Settings with { Seed = SettingsFile.DefaultSeed }));
    }

    private static LogicNetworkSettings Read(string file) => (LogicNetworkSettings)SettingsFile.Parse(File.ReadAllText(file)).Settings;

    private static string Text(TrainingSettings settings) => SettingsFile.ToText(new TrainingRecipe(settings));
}
