using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences.Tasks;

/// <summary>
/// Two signs, each X or Y, among symbols that mean nothing; after the last step the class is which signs came in which order. The task of Hochreiter
/// and Schmidhuber's sixth experiment (Long Short-Term Memory, 1997), shorter.
/// </summary>
public sealed class TemporalOrderTask : SequenceTask
{
    private const int Signs = 2;
    private const int Distractors = 4;

    /// <inheritdoc/>
    public override string Name => "temporal-order";

    /// <inheritdoc/>
    public override string Rule => "two signs, X or Y, among symbols that mean nothing; at the end: XX, XY, YX or YY?";

    /// <inheritdoc/>
    public override int InputCount => Signs + Distractors;

    /// <inheritdoc/>
    public override int ClassCount => Signs * Signs;

    /// <inheritdoc/>
    public override int Length => 30;

    /// <inheritdoc/>
    protected override LabelledSequence Draw(SeededRandom random)
    {
        // In the first and in the second third; the last third has to be waited for.
        int third = Length / 3;
        int[] symbols = [.. Enumerable.Range(0, Length).Select(_ => Signs + random.Next(Distractors))];
        int first = symbols[random.Next(third)] = random.Next(Signs);
        int second = symbols[third + random.Next(third)] = random.Next(Signs);
        int[] classes = [.. Enumerable.Repeat(-1, Length - 1), first * Signs + second];
        return new LabelledSequence([.. symbols.Select(symbol => OneHot(InputCount, symbol))], classes);
    }
}
