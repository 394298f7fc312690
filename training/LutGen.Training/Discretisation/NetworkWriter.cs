using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Layers;

namespace LutGen.Training.Discretisation;

/// <summary>A network on its way from trained stages to a file: which signal a row of the trainer has become.</summary>
internal sealed class NetworkWriter
{
    /// <summary>What a network is called until somebody names it.</summary>
    public const string Name = "trained";

    private readonly int[] _signals;

    /// <summary>Starts with the encoder's bits.</summary>
    /// <param name="stack">The trained network.</param>
    /// <param name="encoder">Its encoder.</param>
    public NetworkWriter(LogicStack stack, InputEncoder encoder)
    {
        Stack = stack;
        Builder = new NetworkBuilder(Name, encoder);
        _signals = new int[stack.Rows];
        Array.Fill(_signals, -1);
        for (int signal = 0; signal < encoder.SignalCount; signal++)
        {
            _signals[stack.FirstBit + signal] = signal;
        }
    }

    /// <summary>The trained network.</summary>
    public LogicStack Stack { get; }

    /// <summary>The network so far.</summary>
    public NetworkBuilder Builder { get; }

    /// <summary>The signal that a row has become.</summary>
    public int SignalOf(int row) => _signals[row];

    /// <summary>The signals that neighbouring rows have become, by their numbers among them.</summary>
    public int[] SignalsOf(int firstRow, ReadOnlySpan<int> rows)
    {
        int[] signals = new int[rows.Length];
        for (int i = 0; i < signals.Length; i++)
        {
            signals[i] = _signals[firstRow + rows[i]];
        }

        return signals;
    }

    /// <summary>The image that neighbouring rows have become.</summary>
    public SignalGrid GridAt(int firstRow, ImageShape image) => new(_signals[firstRow], image.Channels, image.Height, image.Width);

    /// <summary>Says that a row is read where another stands, and needs no signal of its own.</summary>
    public void Alias(int row, int source) => _signals[row] = _signals[source];

    /// <summary>Appends a layer, whose signals are neighbouring rows.</summary>
    public void Define(int firstRow, Layer layer)
    {
        Builder.Add(layer);
        for (int i = 0; i < layer.Count; i++)
        {
            _signals[firstRow + i] = layer.FirstSignal + i;
        }
    }

    /// <summary>Closes the network with the group sum of its last layer.</summary>
    /// <param name="temperature">Temperature tau of the sums.</param>
    /// <param name="beta">The constant of every class.</param>
    public LutNetwork Close(float temperature, float beta) => Builder.Build(
        GroupSumHead.Contiguous(_signals[Stack.Last.FirstOutput], Stack.Last.Output.Count, Stack.Classes, temperature, beta));
}
