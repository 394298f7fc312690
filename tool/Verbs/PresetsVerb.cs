using System.CommandLine;
using LutGen.Tool.Reports;
using LutGen.Training.Presets;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen presets</c>: lists and describes what <c>lutgen train</c> can train.</summary>
internal static class PresetsVerb
{
    private const string Examples = """
        # What the train verb takes, on which data, and what to expect.
        lutgen presets
        # One of them in full.
        lutgen presets mnist
        # All its settings as a file to change and train. The schema lets editors complete and check such files.
        lutgen presets mnist --json > my.json
        lutgen presets --schema > training-settings.schema.json
        lutgen train my.json --data path/to/mnist
        """;

    public static Command Create()
    {
        Argument<string?> name = new("name") { Arity = ArgumentArity.ZeroOrOne, Description = "The preset to describe. Default: all, as a table." };
        Option<bool> json = new("--json") { Description = "Print the preset as a settings file for the train verb." };
        Option<bool> schema = new("--schema") { Description = "Print the JSON Schema of settings files." };
        VerbCommand command = new("presets", "List or describe the ready recipes of the train verb.", Examples) { name, json, schema };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            string? wanted = parsed.GetValue(name);
            if (parsed.GetValue(schema))
            {
                output.Write(wanted is null && !parsed.GetValue(json)
                    ? SettingsFile.Schema()
                    : throw new UsageException("--schema is the same for all presets; expected neither a name nor --json with it."));
            }
            else if (wanted is not null)
            {
                TrainingPreset preset = PresetCatalog.Find(wanted)
                    ?? throw new UsageException($"'{wanted}' is no preset; expected one of {string.Join(", ", PresetCatalog.All.Select(each => each.Name))}.");
                output.Write(parsed.GetValue(json) ? PresetReport.SettingsOf(preset) : PresetReport.Describe(preset));
            }
            else if (parsed.GetValue(json))
            {
                throw new UsageException("--json prints one preset; expected its name.");
            }
            else
            {
                TextTable.Write(output, PresetReport.Table(PresetCatalog.All));
            }

            return CommandRunner.Success;
        });
        return command;
    }
}
