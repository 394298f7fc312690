using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>What two networks have in common at their outputs: bits, scores, or only the class.</summary>
internal abstract class ComparedOutputs
{
    /// <summary>What is compared.</summary>
    public abstract string Kind { get; }

    /// <summary>Number of outputs.</summary>
    public abstract int Count { get; }

    /// <summary>What a reader should know of how the heads differ, or null.</summary>
    public virtual string? Note => null;

    /// <summary>Whether equal bits of the heads' signals, one by one, are equal outputs.</summary>
    public abstract bool EqualBitsSuffice { get; }

    /// <summary>The outputs of a network as numbers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="codes">Its codes, at least those of the head's signals.</param>
    public abstract double[] Of(LutNetwork network, int[] codes);

    /// <summary>What is to be proven.</summary>
    public abstract IEnumerable<ProofGoal> Goals(ComparedLogic logic);

    /// <summary>What two networks have in common.</summary>
    /// <exception cref="NetworkException">Their outputs cannot be matched.</exception>
    public static ComparedOutputs Of(LutNetwork first, LutNetwork second)
    {
        int firstBits = first.Head.Signals.Sum(first.WidthOf);
        int secondBits = second.Head.Signals.Sum(second.WidthOf);
        if (first.Head is BitsHead || second.Head is BitsHead)
        {
            if (firstBits == secondBits)
            {
                return new BitOutputs(first.Head is BitsHead && second.Head is BitsHead, firstBits);
            }

            if (ClassBits(first) is { } classBits && classBits == ClassBits(second))
            {
                return new ClassOutputs(first, second);
            }
        }
        else if (first.Head.ScoreCount == second.Head.ScoreCount)
        {
            return first.Head.GetType() == second.Head.GetType() ? new ScoreOutputs(first, second) : new ClassOutputs(first, second);
        }

        throw new NetworkException(
            NetworkRule.Malformed,
            $"the networks have {first.Head.ScoreCount} and {second.Head.ScoreCount} scores, of {firstBits} and {secondBits} bits, expected as many scores, or bits that are those of the other's head or of its class");
    }

    // Bits of the class as a number; null where there is none.
    private static int? ClassBits(LutNetwork network) => network.Head switch
    {
        BitsHead { HasClass: true } => network.Head.Signals.Sum(network.WidthOf),
        BitsHead => null,
        { ScoreCount: 1 } => 1,
        var head => BitWidth.Of(head.ScoreCount - 1),
    };
}
