namespace LutGen.Macs;

/// <summary>Which layers of a program are written out as code, and how they are cut into methods.</summary>
public static class UnrolledMacs
{
    /// <summary>Operations of a term: a multiplication and an addition at each of four positions.</summary>
    public const int OperationsOfTerm = 4;

    // Well under the JIT's limits (docs/limits.md).
    private const int TermsOfPart = 90;

    /// <summary>The stages that are written out: pruned ones of pairs, those of most positions first, as long as all fit a budget.</summary>
    /// <param name="program">The program.</param>
    /// <param name="budget">Most operations in all.</param>
    /// <returns>Indices of stages, rising.</returns>
    public static IReadOnlyList<int> StagesOf(MacProgram program, int budget)
    {
        var chosen = new List<int>();
        long left = budget;
        foreach ((MacStage stage, int index) in program.Stages
            .Select((stage, index) => (stage as MacStage, index))
            .Where(p => p.Item1 is { } stage && Suits(stage))
            .Select(p => (p.Item1!, p.index))
            .OrderByDescending(p => p.Item1.Positions.Count))
        {
            long operations = (long)OperationsOfTerm * stage.Terms;
            if (operations <= left)
            {
                left -= operations;
                chosen.Add(index);
            }
        }

        chosen.Sort();
        return chosen;
    }

    /// <summary>Cuts a stage into parts.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="mostTargets">Most targets of a part.</param>
    /// <returns>First target and number of targets of each part, in order.</returns>
    public static IEnumerable<(int First, int Count)> PartsOf(MacStage stage, int mostTargets)
    {
        int first = 0;
        int terms = 0;
        for (int target = 0; target < stage.Targets.Count; target++)
        {
            LineTarget each = stage.Targets[target];
            int own = stage.Sums[each.Lower].Pairs.Count + (each.Upper >= 0 ? stage.Sums[each.Upper].Pairs.Count : 0);
            if (target > first && (terms + own > TermsOfPart || target - first == mostTargets))
            {
                yield return (first, target - first);
                (first, terms) = (target, 0);
            }

            terms += own;
        }

        yield return (first, stage.Targets.Count - first);
    }

    private static bool Suits(MacStage stage) => !MacTimes.IsDense(stage) && stage.Mask == -1 && stage.Positions.Count >= 4
        && stage.Sums.All(sum => sum.Wides.Count == 0 && sum.Chunks.Count == 0);
}
