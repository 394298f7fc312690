using System.CommandLine;

namespace LutGen.Benchmarks.TrainStep;

/// <summary><c>train-step</c>: how long one step of the optimiser takes.</summary>
internal static class TrainStepVerb
{
    private const int DefaultRounds = 15;

    /// <summary>Creates the verb.</summary>
    /// <param name="run">Does what was asked for: rounds, and the folder of results or null.</param>
    public static Command Create(Action<int, string?> run)
    {
        Option<int> rounds = new("--rounds") { Description = $"Rounds, each of some steps of everything. Default: {DefaultRounds}.", HelpName = "N", DefaultValueFactory = _ => DefaultRounds };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--rounds takes a number of at least 1.");
            }
        });
        Option<string?> results = new("--out") { Description = "Write train-step.md and train-step.json into a folder of this one, named after the processor.", HelpName = "DIR" };
        Command verb = new("train-step", "One whole step of training (inputs, forward, loss, back, update) for each kind of node, on one thread and on two.")
        {
            rounds, results,
        };
        verb.SetAction(parsed => run(parsed.GetRequiredValue(rounds), parsed.GetValue(results)));
        return verb;
    }
}
