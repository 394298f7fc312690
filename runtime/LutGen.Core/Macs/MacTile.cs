namespace LutGen.Macs;

/// <summary>A line, and the weights that four outputs have for its two codes, 0 where they do not read it.</summary>
/// <param name="Line">The line, from that of the position.</param>
/// <param name="A">The weights of the first output, as in a <see cref="PairTerm"/>.</param>
/// <param name="B">Those of the second.</param>
/// <param name="C">Those of the third.</param>
/// <param name="D">Those of the fourth.</param>
public readonly record struct TileLine(int Line, int A, int B, int C, int D);

/// <summary>Four outputs that are computed together: two targets, or one and nothing.</summary>
/// <param name="First">The first two outputs.</param>
/// <param name="Second">The other two; null where there are none.</param>
/// <param name="Outputs">The four outputs; -1 where there is none.</param>
/// <param name="Lines">All lines that any of them reads.</param>
public sealed record MacTile(LineTarget First, LineTarget? Second, IReadOnlyList<int> Outputs, IReadOnlyList<TileLine> Lines)
{
    /// <summary>The tiles of a stage, in the order of its targets.</summary>
    public static IEnumerable<MacTile> Of(MacStage stage)
    {
        for (int i = 0; i < stage.Targets.Count; i += 2)
        {
            LineTarget first = stage.Targets[i];
            LineTarget? second = i + 1 < stage.Targets.Count ? stage.Targets[i + 1] : null;
            int[] outputs = [first.Lower, first.Upper, second?.Lower ?? -1, second?.Upper ?? -1];
            var lines = new SortedDictionary<int, int[]>();
            for (int output = 0; output < outputs.Length; output++)
            {
                foreach (PairTerm term in outputs[output] < 0 ? [] : stage.Sums[outputs[output]].Pairs)
                {
                    if (!lines.TryGetValue(term.Line, out int[]? weights))
                    {
                        lines.Add(term.Line, weights = new int[4]);
                    }

                    weights[output] = term.Weights;
                }
            }

            yield return new MacTile(first, second, outputs, lines.Select(line => new TileLine(line.Key, line.Value[0], line.Value[1], line.Value[2], line.Value[3])).ToArray());
        }
    }
}
