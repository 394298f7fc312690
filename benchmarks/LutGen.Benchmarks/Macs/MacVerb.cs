using System.CommandLine;

namespace LutGen.Benchmarks.Macs;

/// <summary><c>mac</c>: quantised networks against straightforward C.</summary>
internal static class MacVerb
{
    /// <summary>Creates the verb.</summary>
    /// <param name="run">Does what was asked for.</param>
    public static Command Create(Action<MacOptions> run)
    {
        Option<string?> model = new("--model") { Description = "A model with weights of 8 bits. Default: random networks of the shape of a narrow VGG.", HelpName = "FILE" };
        Option<double[]> sparsity = new("--sparsity")
        {
            Description = "Shares of the random networks' weights that are zero.",
            HelpName = "SHARE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [0.95, 0.0],
        };
        sparsity.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double[]>().Any(share => share is not (>= 0 and <= 1)))
            {
                result.AddError("--sparsity takes numbers from 0 to 1.");
            }
        });
        Option<int> rounds = new("--rounds") { Description = "Rounds of each measurement.", HelpName = "N", DefaultValueFactory = _ => 25 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--rounds takes a number of at least 1.");
            }
        });
        Option<string?> results = new("--out") { Description = "Write mac.md into a folder of this one, named after the processor.", HelpName = "DIR" };
        Option<string?> keep = new("--keep") { Description = "Build in this folder and keep it. Default: a temporary folder.", HelpName = "DIR" };
        Option<string> gcc = new("--gcc") { Description = "The C compiler.", HelpName = "PATH", DefaultValueFactory = _ => "gcc" };
        Command verb = new("mac", "Quantised networks, images to classes, against straightforward dense C with 8-bit weights, in one run on one core.") { model, sparsity, rounds, results, keep, gcc };
        verb.SetAction(parsed => run(new MacOptions(
            parsed.GetValue(model), parsed.GetRequiredValue(sparsity), parsed.GetValue(rounds), parsed.GetValue(keep), parsed.GetValue(results), parsed.GetRequiredValue(gcc))));
        return verb;
    }
}
