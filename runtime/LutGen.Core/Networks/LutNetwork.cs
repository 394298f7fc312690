using System.Security.Cryptography;
using System.Text;
using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;

namespace LutGen.Networks;

/// <summary>
/// A network of lookup tables: an encoder turns features into signals, layers turn signals into signals, a head turns
/// signals into scores and a class. Immutable; two networks are equal when their files would be.
/// </summary>
public sealed class LutNetwork : IEquatable<LutNetwork>
{
    private readonly Lazy<string> _contentHash;

    internal LutNetwork(string name, InputEncoder encoder, SignalScope scope, IReadOnlyList<Layer> layers, OutputHead head, NetworkMetadata metadata)
    {
        Name = name;
        Encoder = encoder;
        Layers = layers;
        Head = head;
        Metadata = metadata;
        Scope = scope;
        SignalCount = scope.Count;
        _contentHash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The network's name: a word of letters, digits, '-', '_', '.'.</summary>
    public string Name { get; }

    /// <summary>Turns features into signals 0 to <see cref="InputEncoder.SignalCount"/> - 1.</summary>
    public InputEncoder Encoder { get; }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Turns signals into scores and a class.</summary>
    public OutputHead Head { get; }

    /// <summary>Where the network comes from.</summary>
    public NetworkMetadata Metadata { get; }

    /// <summary>Number of signals, encoder outputs included.</summary>
    public int SignalCount { get; }

    /// <summary>SHA-256 of the network's file text, 64 hex digits.</summary>
    public string ContentHash => _contentHash.Value;

    internal SignalScope Scope { get; }

    /// <summary>The same encoder, layers and head under another name and of another origin. The parts are shared: networks never change.</summary>
    /// <param name="name">A word of ASCII letters, digits, '-', '_', '.'.</param>
    /// <param name="metadata">Where the network comes from.</param>
    /// <exception cref="NetworkException">The name has another form.</exception>
    public LutNetwork With(string name, NetworkMetadata metadata)
    {
        Identifier.Check(name, "network name");
        return new LutNetwork(name, Encoder, Scope, Layers, Head, metadata);
    }

    /// <summary>Width in bits of a signal.</summary>
    public int WidthOf(int signal) => Scope.WidthOf(signal);

    /// <inheritdoc/>
    public bool Equals(LutNetwork? other) => other is not null && other.ContentHash == ContentHash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LutNetwork);

    /// <inheritdoc/>
    public override int GetHashCode() => ContentHash.GetHashCode();

    private string ComputeHash()
    {
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(LutnetWriter.ToText(this)));
        return string.Concat(hash.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
