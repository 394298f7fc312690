using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Sweeping;
using LutGen.Training.Numerics;

namespace LutGen.Exchange.Verification;

/// <summary>
/// Compares two networks: by random inputs always, by all inputs where there are few enough, and otherwise by a proof for each output, by the
/// structure of the common circuit or by decision diagrams.
/// </summary>
public static class NetworkVerification
{
    private const ulong SweepSeed = 0x5EED;

    // Some seconds.
    private static readonly SweepBudget Sweep = new(DiagramNodes: 1 << 21, CutComparisons: 1 << 16);

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

        return logic is null ? result : Prove(result, inputs, outputs, logic, search, options, cancellation);
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

    private static VerificationResult Prove(
        VerificationResult result, ComparedInputs inputs, ComparedOutputs outputs, ComparedLogic logic, DifferenceSearch search, VerificationOptions options, CancellationToken cancellation)
    {
        HashSet<string> byStructure = outputs.Goals(logic).Where(IsStructural).Select(goal => goal.Name).ToHashSet();
        ProofGoal[] goals = outputs.Goals(logic).Where(goal => !byStructure.Contains(goal.Name)).ToArray();
        if (goals.Length > 0)
        {
            logic = Swept(logic, inputs);
            goals = outputs.Goals(logic).Where(goal => !byStructure.Contains(goal.Name)).ToArray();
        }

        var prover = new ConeProver(logic.Circuit, inputs, options, cancellation);
        var notProven = new List<string>();
        foreach (ProofGoal goal in goals)
        {
            (bool isProven, Counterexample? found) = Prove(goal, search, prover);
            if (found is not null)
            {
                return result with { Verdict = Verdict.Different, Counterexample = found };
            }

            if (!isProven)
            {
                notProven.Add(goal.Name);
            }
        }

        return result with
        {
            Verdict = notProven.Count == 0 ? Verdict.Proven : Verdict.NotRefuted,
            ProvenByStructure = byStructure.Count,
            ProvenByDiagrams = goals.Length - notProven.Count,
            NotProven = notProven,
        };
    }

    private static bool IsStructural(ProofGoal goal)
    {
        try
        {
            return goal.Ways.Length > 0 && goal.Ways[0]().All(pair => pair.First == pair.Second);
        }
        catch (CircuitLimitException)
        {
            return false;
        }
    }

    private static ComparedLogic Swept(ComparedLogic logic, ComparedInputs inputs)
    {
        try
        {
            int[] outputs = [.. logic.HeadBits(0), .. logic.HeadBits(1)];
            var lanes = new ulong[logic.Circuit.InputCount * CircuitSimulation.Words];
            RandomLanes.Fill(inputs, new SeededRandom(SweepSeed), lanes);
            CircuitBuilder merged = EquivalenceSweep.Run(
                logic.Circuit, outputs, [], Sweep, (input, values, start) => Array.Copy(lanes, input * CircuitSimulation.Words, values, start, CircuitSimulation.Words));
            return logic.With(merged, outputs);
        }
        catch (CircuitLimitException)
        {
            return logic;
        }
    }

    // An input for which bits differ may still give equal sums: then another way may prove these.
    private static (bool IsProven, Counterexample? Found) Prove(ProofGoal goal, DifferenceSearch search, ConeProver prover)
    {
        foreach (Func<IReadOnlyList<(int First, int Second)>> way in goal.Ways)
        {
            try
            {
                bool isEqual = true;
                foreach ((int first, int second) in way())
                {
                    isEqual &= prover.Compare(first, second, out long[]? witness) == ConeAnswer.Equal;
                    if (witness is not null && search.Try(witness) is { } found)
                    {
                        return (false, found);
                    }

                    if (!isEqual)
                    {
                        break;
                    }
                }

                if (isEqual)
                {
                    return (true, null);
                }
            }
            catch (CircuitLimitException)
            {
                // This way has no room in the circuit; another may.
            }
        }

        return (false, null);
    }
}
