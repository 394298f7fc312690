using System.CommandLine;
using LutGen.Training.Presets;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen presets</c>: lists what <c>lutgen train</c> can train.</summary>
internal static class PresetsVerb
{
    public static Command Create()
    {
        Command command = new("presets", "List the ready recipes of the train verb.");
        command.SetAction(_ =>
        {
            foreach (TrainingPreset preset in PresetCatalog.All)
            {
                string data = preset.NeedsDataFolder ? "needs --data" : "needs no data";
                Console.WriteLine($"{preset.Name,-10} {preset.Description} ({data})");
            }

            return CommandRunner.Success;
        });
        return command;
    }
}
