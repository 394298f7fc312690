namespace LutGen.Networks;

/// <summary>
/// The signals defined so far and their widths. A signal is an unsigned code of 1 to 16 bits; ids count encoder
/// outputs first, then each layer's outputs in order, so that every reference points backwards.
/// </summary>
public sealed class SignalScope
{
    private byte[] _widths = new byte[256];

    /// <summary>Creates a scope with the encoder's, or a receptive field's, signals.</summary>
    public SignalScope(IEnumerable<int> inputWidths)
    {
        foreach (int width in inputWidths)
        {
            Append(1, width);
        }
    }

    /// <summary>Number of signals defined so far: the id of the next one.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Number of signals the whole network will have, when it is known beforehand: it tells a reference to a later
    /// signal (a cycle) from one to a signal that never comes.
    /// </summary>
    public int ExpectedCount { get; set; } = int.MaxValue;

    /// <summary>Width in bits of a signal that is defined.</summary>
    public int WidthOf(int signal) => (uint)signal < (uint)Count ? _widths[signal] : throw new ArgumentOutOfRangeException(nameof(signal));

    /// <summary>Checks that a signal is defined and returns its width in bits.</summary>
    /// <param name="signal">The id that is read.</param>
    /// <param name="operand">Its position among its neuron's inputs, for the error.</param>
    /// <exception cref="NetworkException">The signal does not exist, or is only defined later.</exception>
    public int Require(int signal, int operand)
    {
        if ((uint)signal < (uint)Count)
        {
            return _widths[signal];
        }

        if (signal < 0 || signal >= ExpectedCount || ExpectedCount == int.MaxValue)
        {
            string last = ExpectedCount == int.MaxValue ? $"{Count} signals are defined before it" : $"the network has {ExpectedCount} signals";
            throw new NetworkException(NetworkRule.InputOutOfRange, $"input reads signal {signal}, but {last}", operand);
        }

        throw new NetworkException(
            NetworkRule.Cycle,
            $"input reads signal {signal}, but only signals 0..{Count - 1} are computed before this layer: a cycle or a forward reference",
            operand);
    }

    internal void Append(int count, int width)
    {
        if (width is < 1 or > NetworkLimits.SignalBits)
        {
            throw new NetworkException(NetworkRule.WidthMismatch, $"a signal is {width} bits wide, expected 1 to {NetworkLimits.SignalBits}");
        }

        if (count < 0 || count > NetworkLimits.Signals - Count)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the network would have more than {NetworkLimits.Signals} signals");
        }

        int end = Count + count;
        if (end > _widths.Length)
        {
            Array.Resize(ref _widths, Math.Max(end, _widths.Length * 2));
        }

        for (int i = Count; i < end; i++)
        {
            _widths[i] = (byte)width;
        }

        Count = end;
    }
}
