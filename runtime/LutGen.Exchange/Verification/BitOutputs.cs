using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>Bits of the heads' signals, one by one: outputs of netlists, or of a network's layers.</summary>
/// <param name="areOutputs">Whether both networks give bits; otherwise one is the other's layers.</param>
/// <param name="count">Number of bits.</param>
internal sealed class BitOutputs(bool areOutputs, int count) : ComparedOutputs
{
    /// <inheritdoc/>
    public override string Kind => areOutputs ? "bits" : "head bits";

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override bool EqualBitsSuffice => true;

    /// <inheritdoc/>
    public override double[] Of(LutNetwork network, int[] codes) =>
        network.Head.Signals.SelectMany(signal => Enumerable.Range(0, network.WidthOf(signal)).Reverse().Select(bit => (double)((codes[signal] >> bit) & 1))).ToArray();

    /// <inheritdoc/>
    public override IEnumerable<ProofGoal> Goals(ComparedLogic logic) =>
        Enumerable.Range(0, count).Select(i => new ProofGoal($"bit {i}", () => [(logic.HeadBits(0)[i], logic.HeadBits(1)[i])]));
}
