using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>
/// Compares two networks: by random inputs always, by all inputs where there are few enough, and otherwise by a proof for each output, by the
/// structure of the common circuit or by decision diagrams.
/// </summary>
public static class NetworkVerification
{
    /// <summary>Compares two networks.</summary>
    /// <param name="first">A network.</param>
    /// <param name="second">Another, of as many features, or bits as many as the first's encoder has (or the other way round): a netlist of its layers; of as many scores, or bits that are those of the other's head, or its class.</param>
    /// <param name="options">How hard to try.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetworkException">Their inputs or outputs cannot be matched.</exception>
    public static VerificationResult Compare(LutNetwork first, LutNetwork second, VerificationOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new VerificationOptions();
        ComparedInputs inputs = ComparedInputs.Of(first, second);
        ComparedOutputs outputs = ComparedOutputs.Of(first, second);
        ComparedLogic? logic = ComparedLogic.Of(first, second, inputs, cancellation);
        var search = new DifferenceSearch(first, second, inputs, outputs, logic, cancellation);

        var result = new VerificationResult(
            Verdict.NotRefuted,
            inputs.AreFeatures ? "features" : "encoder bits",
            outputs.Kind,
            inputs.VariableCount,
            outputs.Count,
            0,
            0,
            0,
            0,
            [],
            Joined(
                inputs.AreFeatures ? null : "the inputs of one network stand for the bits of the other's encoder, which is not compared",
                outputs.Note,
                logic is null ? "the networks are too large for a circuit: they are evaluated one input after the other, and nothing is proven" : null),
            null);
        Counterexample? found = search.TryRandom(options.Samples, options.Seed);
        result = result with { RandomSamples = (int)search.Tried };
        if (found is not null)
        {
            return result with { Verdict = Verdict.Different, Counterexample = found };
        }

        if (CountOf(inputs, options) is { } count)
        {
            found = search.TryAll(count);
            return found is null
                ? result with { Verdict = Verdict.Proven, ExhaustiveSamples = count }
                : result with { Verdict = Verdict.Different, Counterexample = found };
        }

        return logic is null ? result : Prove(result, outputs, logic, search, new ConeProver(logic.Circuit, inputs, options, cancellation));
    }

    private static string? Joined(params string?[] notes) => notes.Any(note => note is not null) ? string.Join("; ", notes.Where(note => note is not null)) : null;

    // The number of all inputs, where they may be tried.
    private static long? CountOf(ComparedInputs inputs, VerificationOptions options)
    {
        long count = 1;
        foreach (InputField field in inputs.Fields)
        {
            count *= field.Values;
            if (count > 1L << options.ExhaustiveBits)
            {
                return null;
            }
        }

        return count;
    }

    private static VerificationResult Prove(VerificationResult result, ComparedOutputs outputs, ComparedLogic logic, DifferenceSearch search, ConeProver prover)
    {
        int byStructure = 0;
        int byDiagrams = 0;
        var notProven = new List<string>();
        foreach (ProofGoal goal in outputs.Goals(logic))
        {
            switch (Prove(goal, search, prover))
            {
                case (ConeAnswer.Different, { } found, _):
                    return result with { Verdict = Verdict.Different, Counterexample = found };
                case (ConeAnswer.Equal, _, true):
                    byStructure++;
                    break;
                case (ConeAnswer.Equal, _, false):
                    byDiagrams++;
                    break;
                default:
                    notProven.Add(goal.Name);
                    break;
            }
        }

        return result with
        {
            Verdict = notProven.Count == 0 ? Verdict.Proven : Verdict.NotRefuted,
            ProvenByStructure = byStructure,
            ProvenByDiagrams = byDiagrams,
            NotProven = notProven,
        };
    }

    // An input for which bits differ may still give equal sums: then another way may prove these.
    private static (ConeAnswer Answer, Counterexample? Found, bool IsStructural) Prove(ProofGoal goal, DifferenceSearch search, ConeProver prover)
    {
        foreach (Func<IReadOnlyList<(int First, int Second)>> way in goal.Ways)
        {
            IReadOnlyList<(int First, int Second)> pairs;
            try
            {
                pairs = way();
            }
            catch (CircuitLimitException)
            {
                continue;
            }

            bool isEqual = true;
            for (int i = 0; i < pairs.Count && isEqual; i++)
            {
                isEqual = prover.Compare(pairs[i].First, pairs[i].Second, out long[]? witness) == ConeAnswer.Equal;
                if (witness is not null && search.Try(witness) is { } found)
                {
                    return (ConeAnswer.Different, found, false);
                }
            }

            if (isEqual)
            {
                return (ConeAnswer.Equal, null, pairs.All(pair => pair.First == pair.Second));
            }
        }

        return (ConeAnswer.TooLarge, null, false);
    }
}
