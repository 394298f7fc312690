using System.CommandLine;
using LutGen.Benchmarks.Peers.Parts;

namespace LutGen.Benchmarks.Peers;

/// <summary><c>peers</c>: LutGen against the C that others generate.</summary>
internal static class PeersVerb
{
    private const int DefaultRounds = 25;
    private const int QuickRounds = 3;

    /// <summary>Creates the verb.</summary>
    /// <param name="run">Does what was asked for.</param>
    public static Command Create(Action<PeersOptions> run)
    {
        string[] names = [.. Part.All.Select(part => part.Name)];
        Option<string[]> only = new("--only")
        {
            Description = $"Measure these parts only, separated by commas. Default: all, which are {string.Join(", ", names)}.",
            HelpName = "PARTS",
            CustomParser = result =>
            {
                string[] chosen = [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
                if (chosen.Except(names).FirstOrDefault() is { } unknown)
                {
                    result.AddError($"'{unknown}' is no part; expected {string.Join(", ", names)}.");
                }

                return chosen;
            },
        };
        Option<int?> rounds = new("--rounds") { Description = $"Rounds of each measurement. Default: {DefaultRounds}, with --quick {QuickRounds}.", HelpName = "N" };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--rounds takes a number of at least 1.");
            }
        });
        Option<bool> quick = new("--quick") { Description = "Small networks: tries everything in half a minute, measures nothing." };
        Option<string?> results = new("--out") { Description = "Write peers.md and peers.json into a folder of this one, named after the processor.", HelpName = "DIR" };
        Option<string?> keep = new("--keep") { Description = "Build in this folder and keep it: what is there already is not built again. Default: a temporary folder.", HelpName = "DIR" };
        Option<bool> fresh = new("--fresh") { Description = "Build again what the kept folder holds." };
        Option<string> gcc = new("--gcc") { Description = "The C compiler. Without one only LutGen is measured.", HelpName = "PATH", DefaultValueFactory = _ => "gcc" };
        Option<string?> model = new("--model") { Description = "The trained network of gates on images. Default: the repository's MNIST model.", HelpName = "FILE" };
        Option<string?> data = new("--data") { Description = "Folder of MNIST's files, for images to measure on. Default: drawn digits.", HelpName = "DIR" };
        Command verb = new("peers", "LutGen against the C that code generators write, in one run. The C compiler needs some minutes for each form.")
        {
            only, rounds, quick, results, keep, fresh, gcc, model, data,
        };
        verb.SetAction(parsed => run(new PeersOptions(
            parsed.GetValue(only) is { Length: > 0 } chosen ? chosen : names,
            parsed.GetValue(rounds) ?? (parsed.GetValue(quick) ? QuickRounds : DefaultRounds),
            parsed.GetValue(quick),
            parsed.GetValue(fresh),
            parsed.GetValue(keep),
            parsed.GetValue(results),
            parsed.GetRequiredValue(gcc),
            parsed.GetValue(model),
            parsed.GetValue(data))));
        return verb;
    }
}
