using System.CommandLine;
using LutGen.Exchange.Verification;
using LutGen.Networks;
using LutGen.Tool.Reports;
using LutGen.Tool.Training;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen verify</c>: whether two models or netlists compute the same.</summary>
internal static class VerifyVerb
{
    private const string Examples = """
        # A model and what a simplification made of it.
        lutgen verify mnist.lutnet small.lutnet
        # A model's layers and a netlist of them, from another program.
        lutgen verify mnist.lutnet mnist.blif
        # Two netlists, for a script: 0 where they are equal or no difference was found, 1 where they differ.
        lutgen verify adder.aig adder.bench --json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var first = new Argument<string>("FIRST") { Description = "A model, a .lutnet file, or a netlist: .blif, .bench, .aag or .aig." };
        var second = new Argument<string>("SECOND") { Description = "Another." };
        var samples = new Option<int?>("--samples", "-n")
        {
            Description = $"Random inputs to try. Default: {new VerificationOptions().Samples}.",
            HelpName = "N",
            CustomParser = Count.Parse,
        };
        var seed = new Option<ulong?>("--seed") { Description = $"Seed of the random inputs. Default: {new VerificationOptions().Seed}.", HelpName = "N", CustomParser = Count.ParseSeed };
        var json = new Option<bool>("--json") { Description = "Print everything as JSON." };
        var verb = new VerbCommand("verify", "Compare two models or netlists by random inputs, by all inputs where they are few, and by proofs.", Examples) { first, second, samples, seed, json };
        verb.SetAction(parsed =>
        {
            (string firstPath, string secondPath) = (parsed.GetRequiredValue(first), parsed.GetRequiredValue(second));
            var usual = new VerificationOptions();
            VerificationOptions options = usual with { Samples = parsed.GetValue(samples) ?? usual.Samples, Seed = parsed.GetValue(seed) ?? usual.Seed };
            VerificationResult result = Compare(firstPath, secondPath, options);
            JsonText.Print(parsed.InvocationConfiguration.Output, VerifyReport.Of(firstPath, secondPath, result), parsed.GetValue(json));
            return result.Verdict == Verdict.Different ? 1 : CommandRunner.Success;
        });
        return verb;
    }

    private static VerificationResult Compare(string firstPath, string secondPath, VerificationOptions options)
    {
        (LutNetwork first, LutNetwork second) = (ModelFile.Read(firstPath), ModelFile.Read(secondPath));
        try
        {
            return NetworkVerification.Compare(first, second, options);
        }
        catch (NetworkException unmatched)
        {
            throw new InputException($"{firstPath}, {secondPath}: {unmatched.Message}");
        }
    }
}
