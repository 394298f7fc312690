namespace LutGen.Training.Convolutional;

/// <summary>Branches that read the same map and give maps of one size, whose channels are put one behind the other (GoogLeNet, arXiv 1409.4842).</summary>
/// <param name="Branches">The layers of each branch, at least one.</param>
public sealed record CnnBranchesSettings(IReadOnlyList<IReadOnlyList<CnnLayerSettings>> Branches) : CnnLayerSettings
{
    /// <inheritdoc/>
    public override string ToString() => $"branches ({string.Join(" | ", Branches.Select(branch => string.Join(" + ", branch)))})";
}
