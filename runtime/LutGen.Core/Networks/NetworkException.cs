namespace LutGen.Networks;

/// <summary>The rule of a network that was broken; each has a diagnostic of its own (docs/diagnostics.md).</summary>
public enum NetworkRule
{
    /// <summary>A value is outside its range, or parts contradict each other.</summary>
    Malformed,

    /// <summary>The truth table's length is not 2^(address bits) entries of the layer's output width.</summary>
    TableLength,

    /// <summary>An input names a signal that the network does not have.</summary>
    InputOutOfRange,

    /// <summary>An input names a signal that is computed at the same place or later: a cycle or a forward reference.</summary>
    Cycle,

    /// <summary>A signal's width in bits does not fit where it is used.</summary>
    WidthMismatch,

    /// <summary>The file is of a format version that this LutGen does not read.</summary>
    UnsupportedVersion,

    /// <summary>The file ends before the network does.</summary>
    Truncated,

    /// <summary>The network is beyond what LutGen handles (<see cref="NetworkLimits"/>).</summary>
    LimitExceeded,
}

/// <summary>Thrown when a network, layer, encoder or head would break one of its rules.</summary>
public sealed class NetworkException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="rule">The rule that was broken.</param>
    /// <param name="message">What is wrong, with the value and what was expected.</param>
    /// <param name="operand">Index of the offending input within its neuron, or -1.</param>
    public NetworkException(NetworkRule rule, string message, int operand = -1)
        : base(message)
    {
        Rule = rule;
        Operand = operand;
    }

    /// <summary>The rule that was broken.</summary>
    public NetworkRule Rule { get; }

    /// <summary>Index of the offending input within its neuron, or -1 when the fault is not one input's.</summary>
    public int Operand { get; }
}
