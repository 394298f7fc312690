using LutGen.Training.Layers;
using LutGen.Training.Wiring;

namespace LutGen.Training.Structure;

/// <summary>Nodes of which each reads its own inputs.</summary>
/// <param name="Nodes">Number of nodes, at least 1; in the last layer a multiple of the number of classes.</param>
public sealed record DenseSettings(int Nodes) : LayerSettings
{
    /// <inheritdoc/>
    public override int Nodes { get; } = Nodes;

    /// <summary>What the nodes are and how they learn.</summary>
    public NodeSettings Node { get; init; } = new();

    /// <summary>Which signals the nodes read, or which their inputs may choose from.</summary>
    public IWiring Wiring { get; init; } = new RandomWiring();

    /// <summary>How inputs are chosen while training; null where the wiring is fixed.</summary>
    public LearnableConnections? Connections { get; init; }

    internal override IEnumerable<NodeSettings> NodeSettings => [Node];

    /// <summary>Dense layers one after the other.</summary>
    /// <param name="nodes">Nodes of each layer.</param>
    /// <param name="wiring">Wiring of each layer, the last entry serving all further layers; null for random wiring.</param>
    /// <param name="node">What all nodes are; null for two-input WARP nodes.</param>
    public static IReadOnlyList<LayerSettings> Stack(IReadOnlyList<int> nodes, IReadOnlyList<IWiring>? wiring = null, NodeSettings? node = null) =>
        [.. nodes.Select((count, i) => new DenseSettings(count)
        {
            Node = node ?? new NodeSettings(),
            Wiring = wiring is { Count: > 0 } ? wiring[Math.Min(i, wiring.Count - 1)] : new RandomWiring(),
        })];

    internal override SignalShape Check(SignalShape source, string place)
    {
        Setting.Require(Nodes > 0, $"{place}.{nameof(Nodes)}", Nodes, "at least 1");
        Node.Check(place, source.AreBits);
        Connections?.Check($"{place}.{nameof(Connections)}");
        return new SignalShape(Nodes, null, Node.Method == NodeMethod.Dwn);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Nodes}{(Node == new NodeSettings() ? string.Empty : $" {Node}")} {Wiring}{(Connections is null ? string.Empty : $" {Connections}")}";
}
