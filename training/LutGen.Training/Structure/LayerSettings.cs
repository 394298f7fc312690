using LutGen.Training.Layers;

namespace LutGen.Training.Structure;

/// <summary>
/// One layer of a network to be trained; each kind is a record of its own. A layer reads what the one in front of it gives, the first the
/// encoder's bits.
/// </summary>
public abstract record LayerSettings
{
    private protected LayerSettings()
    {
    }

    /// <summary>Nodes that learn, each counted once however many places it is applied at.</summary>
    public abstract int Nodes { get; }

    /// <summary>The node settings of this layer and of those inside it; none where nothing learns.</summary>
    internal abstract IEnumerable<NodeSettings> NodeSettings { get; }

    /// <summary>The signals that this layer gives.</summary>
    /// <param name="source">The signals in front of it.</param>
    /// <param name="place">What it is called in a message, for example <c>Layers[2]</c>.</param>
    /// <exception cref="ArgumentException">A value is out of range or does not fit the signals; the message says which and what was expected.</exception>
    internal abstract SignalShape Check(SignalShape source, string place);

    /// <summary>What kind of layer, and what differs from the defaults: written into trained files.</summary>
    public abstract override string ToString();
}
