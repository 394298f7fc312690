using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences.Tasks;

/// <summary>Tokens that are a key with a value, all keys different, and a last one that is a key alone, one of those; its class is that key's value.</summary>
public sealed class AssociativeRecallTask : SequenceTask
{
    private const int Keys = 8;
    private const int Values = 6;
    private const int Pairs = 6;

    /// <inheritdoc/>
    public override string Name => "associative-recall";

    /// <inheritdoc/>
    public override string Rule => $"{Pairs} pairs of a key and a value, then one of the keys: which value came with it?";

    /// <inheritdoc/>
    public override int InputCount => Keys + Values;

    /// <inheritdoc/>
    public override int ClassCount => Values;

    /// <inheritdoc/>
    public override int Length => Pairs + 1;

    /// <inheritdoc/>
    protected override LabelledSequence Draw(SeededRandom random)
    {
        int[] keys = [.. Enumerable.Range(0, Keys)];
        random.Shuffle(keys);
        int[] values = [.. Enumerable.Range(0, Pairs).Select(_ => random.Next(Values))];
        int asked = random.Next(Pairs);
        float[][] tokens = [.. Enumerable.Range(0, Pairs).Select(pair => Token(keys[pair], values[pair])), OneHot(InputCount, keys[asked])];
        return new LabelledSequence(tokens, [.. Enumerable.Repeat(-1, Pairs), values[asked]]);
    }

    private float[] Token(int key, int value)
    {
        float[] token = OneHot(InputCount, key);
        token[Keys + value] = 1;
        return token;
    }
}
