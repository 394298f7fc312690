namespace LutGen.Networks;

/// <summary>
/// The signals defined so far and their widths. A signal is an unsigned code of 1 to 16 bits; ids count encoder
/// outputs first, then each layer's outputs in order, so that every reference points backwards.
/// </summary>
public sealed class SignalScope
{
    // Runs of signals of one width, no two neighbours alike. A line of a file may define millions of signals and another
    // may read them all as a grid; both must cost what a line costs.
    private readonly List<int> _runEnds = [];
    private readonly List<byte> _runWidths = [];

    // Not a whole number: the product of what one line may announce overflows any.
    private double _windowPlaces;

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
    public int WidthOf(int signal) => (uint)signal < (uint)Count ? _runWidths[RunOf(signal)] : throw new ArgumentOutOfRangeException(nameof(signal));

    /// <summary>Checks that a signal is defined and returns its width in bits.</summary>
    /// <param name="signal">The id that is read.</param>
    /// <param name="operand">Its position among its neuron's inputs, for the error.</param>
    /// <exception cref="NetworkException">The signal does not exist, or is only defined later.</exception>
    public int Require(int signal, int operand)
    {
        if ((uint)signal < (uint)Count)
        {
            return _runWidths[RunOf(signal)];
        }

        if (signal < 0 || signal >= ExpectedCount || ExpectedCount == int.MaxValue)
        {
            string known = ExpectedCount == int.MaxValue ? $"{Count} signals are defined before it" : $"the network has {ExpectedCount}";
            throw new NetworkException(NetworkRule.InputOutOfRange, $"input reads signal {signal}, expected 0 to {Count - 1}: {known}", operand);
        }

        throw new NetworkException(
            NetworkRule.Cycle,
            $"input reads signal {signal}, expected 0 to {Count - 1}: others are not computed before this layer, so this is a cycle or a forward reference",
            operand);
    }

    /// <summary>The end of the run of signals of one width that <paramref name="signal"/> is in.</summary>
    internal int EndOfSameWidth(int signal) => _runEnds[RunOf(signal)];

    /// <summary>Counts the places that a layer's windows cover: a short line can ask for more work than any machine does.</summary>
    /// <exception cref="NetworkException">All layers together cover more than <see cref="NetworkLimits.WindowPlaces"/>.</exception>
    internal void CountWindowPlaces(long windows, long placesOfOne)
    {
        _windowPlaces += Math.Min(windows, NetworkLimits.WindowPlaces) * (double)placesOfOne;
        if (_windowPlaces > NetworkLimits.WindowPlaces)
        {
            throw new NetworkException(
                NetworkRule.LimitExceeded,
                $"{windows} windows of {placesOfOne} places each are too many, expected at most {NetworkLimits.WindowPlaces} places in all layers together");
        }
    }

    internal void Append(int count, int width)
    {
        if (width is < 1 or > NetworkLimits.SignalBits)
        {
            throw new NetworkException(NetworkRule.WidthMismatch, $"a signal is {width} bits wide, expected 1 to {NetworkLimits.SignalBits}");
        }

        if (count < 0 || count > NetworkLimits.Signals - Count)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the network would have {(long)Count + count} signals, expected at most {NetworkLimits.Signals}");
        }

        if (count == 0)
        {
            return;
        }

        Count += count;
        int last = _runEnds.Count - 1;
        if (last >= 0 && _runWidths[last] == width)
        {
            _runEnds[last] = Count;
        }
        else
        {
            _runEnds.Add(Count);
            _runWidths.Add((byte)width);
        }
    }

    private int RunOf(int signal)
    {
        int low = 0;
        int high = _runEnds.Count - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_runEnds[middle] > signal)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
