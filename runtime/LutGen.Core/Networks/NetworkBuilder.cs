using LutGen.Encoders;
using LutGen.Heads;

namespace LutGen.Networks;

/// <summary>Builds a network layer by layer; the only way to make one, so that every network keeps the rules.</summary>
/// <example><code>
/// var builder = new NetworkBuilder("xor", new RawBitsEncoder(2));
/// LutLayer.Builder layer = builder.Luts(outputBits: 1);
/// int xor = layer.Add([0, 1], TruthTable.Gate(6));
/// builder.Add(layer.Build());
/// LutNetwork network = builder.Build(new BitsHead([xor]));
/// </code></example>
public sealed class NetworkBuilder
{
    private readonly List<Layer> _layers = [];

    /// <summary>Starts a network.</summary>
    /// <param name="name">A word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <param name="encoder">Turns features into the first signals.</param>
    /// <exception cref="NetworkException">The name has another form.</exception>
    public NetworkBuilder(string name, InputEncoder encoder)
    {
        Identifier.Check(name, "network name");
        Name = name;
        Encoder = encoder;
        Scope = new SignalScope(encoder.Widths);
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The network's encoder.</summary>
    public InputEncoder Encoder { get; }

    /// <summary>The signals defined so far; layers are built on it.</summary>
    public SignalScope Scope { get; }

    /// <summary>Signals that the encoder and the added layers define.</summary>
    private int Defined => _layers.Count == 0 ? Encoder.SignalCount : _layers[_layers.Count - 1].FirstSignal + _layers[_layers.Count - 1].Count;

    /// <summary>Starts a layer of truth tables on the signals defined so far.</summary>
    public LutLayer.Builder Luts(int outputBits, Addressing addressing = Addressing.Concatenation) => new(Scope, outputBits, addressing);

    /// <summary>Appends a layer that was built on <see cref="Scope"/>.</summary>
    /// <exception cref="ArgumentException">The layer was built on another scope or out of order.</exception>
    public void Add(Layer layer)
    {
        if (!ReferenceEquals(layer.Scope, Scope) || layer.FirstSignal != Defined)
        {
            throw new ArgumentException("the layer was built on another scope, or not in this order", nameof(layer));
        }

        _layers.Add(layer);
    }

    /// <summary>Closes the network.</summary>
    /// <param name="head">Turns signals into scores and a class.</param>
    /// <param name="metadata">Where the network comes from.</param>
    /// <exception cref="InvalidOperationException">A layer was built on <see cref="Scope"/> and not added.</exception>
    /// <exception cref="NetworkException">The head reads signals that are not there, or too many.</exception>
    public LutNetwork Build(OutputHead head, NetworkMetadata? metadata = null)
    {
        if (Scope.Count != Defined)
        {
            throw new InvalidOperationException("a layer was built on this builder's scope but not added");
        }

        head.Check(Scope);
        long listed = _layers.OfType<ConvolutionLayer>().Sum(layer => (long)layer.Kernel.Outputs.Count) + head.Signals.LongCount();
        if (listed > NetworkLimits.ListedSignals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the head and the kernels name {listed} signals, expected at most {NetworkLimits.ListedSignals}");
        }

        return new LutNetwork(Name, Encoder, Scope, _layers.ToArray(), head, metadata ?? NetworkMetadata.Empty);
    }
}
