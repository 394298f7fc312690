namespace LutGen.Tool.Lutna;

/// <summary>Bits of operands and chunks in a report.</summary>
internal sealed record OperandReport(int ActivationBits, int WeightBits, bool SignedWeights, int ChunkBits)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"activations of {ActivationBits} bits, {(SignedWeights ? "signed" : "unsigned")} weights of {WeightBits} bits, chunks of {ChunkBits} bits");
}
