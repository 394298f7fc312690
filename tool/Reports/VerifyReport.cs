using System.Globalization;
using LutGen.Exchange.Verification;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen verify</c> found; the names are the keys of its JSON.</summary>
/// <param name="Verdict">proven, notRefuted or different.</param>
/// <param name="First">The first file.</param>
/// <param name="Second">The second file.</param>
/// <param name="Inputs">Where both were fed: features, or encoder bits.</param>
/// <param name="Outputs">What was compared: bits, head bits, scores or classes.</param>
/// <param name="InputBits">Bits that tell all inputs apart.</param>
/// <param name="OutputCount">Number of outputs.</param>
/// <param name="RandomSamples">Random inputs that were tried.</param>
/// <param name="ExhaustiveSamples">All inputs, where these were tried, else 0.</param>
/// <param name="ProvenByStructure">Outputs that are the same logic.</param>
/// <param name="ProvenByDiagrams">Outputs proven by decision diagrams.</param>
/// <param name="NotProven">Outputs without a proof.</param>
/// <param name="Note">What else should be known, or null.</param>
/// <param name="Counterexample">An input for which they differ, or null.</param>
internal sealed record VerifyReport(
    string Verdict,
    string First,
    string Second,
    string Inputs,
    string Outputs,
    int InputBits,
    int OutputCount,
    int RandomSamples,
    long ExhaustiveSamples,
    int ProvenByStructure,
    int ProvenByDiagrams,
    IReadOnlyList<string> NotProven,
    string? Note,
    Counterexample? Counterexample) : IReport
{
    private const int MostNamed = 12;
    private const int MostValues = 64;

    /// <summary>The report of a comparison.</summary>
    public static VerifyReport Of(string first, string second, VerificationResult result) => new(
        result.Verdict switch { Exchange.Verification.Verdict.Proven => "proven", Exchange.Verification.Verdict.NotRefuted => "notRefuted", _ => "different" },
        first,
        second,
        result.Inputs,
        result.Outputs,
        result.InputBits,
        result.OutputCount,
        result.RandomSamples,
        result.ExhaustiveSamples,
        result.ProvenByStructure,
        result.ProvenByDiagrams,
        result.NotProven,
        result.Note,
        result.Counterexample);

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(Format($"{First} and {Second}, by {Inputs} ({InputBits:N0} bits) and {Outputs} ({OutputCount:N0})"));
        output.WriteLine(Format($"random inputs: {RandomSamples:N0} tried without a difference"));
        if (ExhaustiveSamples > 0)
        {
            output.WriteLine(Format($"all inputs: {ExhaustiveSamples:N0} tried, no difference"));
        }

        if (ProvenByStructure + ProvenByDiagrams + NotProven.Count > 0)
        {
            output.WriteLine(Format($"proofs: {ProvenByStructure:N0} outputs are the same logic, {ProvenByDiagrams:N0} are equal by decision diagrams, {NotProven.Count:N0} are not proven"));
        }

        if (NotProven.Count > 0)
        {
            output.WriteLine($"not proven: {string.Join(", ", NotProven.Take(MostNamed))}{(NotProven.Count > MostNamed ? ", ..." : "")}");
        }

        if (Note is not null)
        {
            output.WriteLine($"note: {Note}");
        }

        if (Counterexample is { } found)
        {
            output.WriteLine($"input:  {Values(found.Input)}");
            output.WriteLine($"first:  {Values(found.First)}");
            output.WriteLine($"second: {Values(found.Second)}");
        }

        output.WriteLine(Verdict switch { "proven" => "equal: proven", "notRefuted" => "equal as far as was looked: not proven", _ => "different" });
    }

    private static string Values<T>(IReadOnlyList<T> values)
        where T : IFormattable =>
        string.Join(' ', values.Take(MostValues).Select(value => value.ToString(null, CultureInfo.InvariantCulture))) + (values.Count > MostValues ? Format($" ... ({values.Count:N0} values, all of them by --json)") : "");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
