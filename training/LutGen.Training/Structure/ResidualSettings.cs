using LutGen.Training.Layers;

namespace LutGen.Training.Structure;

/// <summary>
/// Layers whose outputs are joined with what they read: out + id - out * id, the relaxed OR of both. The joint is one two-input table a
/// signal.
/// </summary>
/// <param name="Inner">The layers, at least one; they give as many signals as they read.</param>
public sealed record ResidualSettings(IReadOnlyList<LayerSettings> Inner) : LayerSettings
{
    /// <inheritdoc/>
    public override int Nodes => Inner.Sum(layer => layer.Nodes);

    internal override IEnumerable<NodeSettings> NodeSettings => Inner.SelectMany(layer => layer.NodeSettings);

    internal override SignalShape Check(SignalShape source, string place)
    {
        Setting.Require(Inner.Count > 0, $"{place}.{nameof(Inner)}", "empty", "at least one layer");
        SignalShape inner = source;
        for (int i = 0; i < Inner.Count; i++)
        {
            inner = Inner[i].Check(inner, $"{place}.{nameof(Inner)}[{i}]");
        }

        Setting.Require(
            inner.Count == source.Count && (inner.Image is null || inner.Image == source.Image), $"{place}.{nameof(Inner)}",
            $"{Text(inner)} signals from {Text(source)}", "as many signals as are read, in the same arrangement");
        return source with { AreBits = inner.AreBits && source.AreBits };
    }

    /// <inheritdoc/>
    public override string ToString() => $"residual ({string.Join(" + ", Inner)})";

    private static string Text(SignalShape shape) => shape.Image is { } image ? $"{image}" : $"{shape.Count}";
}
