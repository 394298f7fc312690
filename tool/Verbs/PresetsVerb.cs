using System.CommandLine;
using LutGen.Training.Presets;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen presets</c>: lists what <c>lutgen train</c> can train.</summary>
internal static class PresetsVerb
{
    private const string Examples = """
        # The names that the train verb takes, and whether each needs data.
        lutgen presets
        """;

    public static Command Create()
    {
        VerbCommand command = new("presets", "List the ready recipes of the train verb.", Examples);
        command.SetAction(parsed =>
        {
            foreach (TrainingPreset preset in PresetCatalog.All)
            {
                string data = preset.NeedsDataFolder ? "needs --data" : "needs no data";
                parsed.InvocationConfiguration.Output.WriteLine($"{preset.Name,-10} {preset.Description} ({data})");
            }

            return CommandRunner.Success;
        });
        return command;
    }
}
