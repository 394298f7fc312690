using System.Globalization;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Training.Sequences.Tables;

/// <summary>
/// A step of a trained recurrent network as a network of tables: features and state come in, the scores of the classes and the next state go out. Weights
/// have 9 bits and a scale for each row, all values of the cell 8 bits, in ranges that sequences show; the state is handed over in real values, which its
/// quantiser takes to the very codes that they came from.
/// </summary>
public static class RecurrentTables
{
    // Wider than activations, so that scores that differ seldom get one code.
    private const int ScoreBits = 12;

    /// <summary>Makes the network.</summary>
    /// <param name="model">The trained network.</param>
    /// <param name="calibration">Sequences as they will come.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="metadata">Where it comes from; the number of values of its state is added, as <c>state</c>.</param>
    /// <exception cref="ArgumentException">There are no sequences, or they are none for the network.</exception>
    /// <exception cref="NetworkException">The name or the metadata cannot be written.</exception>
    public static LutNetwork Of(RecurrentNetwork model, IReadOnlyList<LabelledSequence> calibration, string name, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(calibration);
        if (calibration.Count == 0)
        {
            throw new ArgumentException("There are no sequences to choose ranges by; expected some.", nameof(calibration));
        }

        ICellTables cell = model.Cell is GruCell gru ? new GruTables(gru) : new LstmTables((LstmCell)model.Cell);
        ValueRange[] inputs = [.. Enumerable.Range(0, model.InputCount).Select(_ => new ValueRange())];
        ValueRange scores = new();
        float[] score = new float[model.ClassCount];
        foreach (LabelledSequence sequence in calibration)
        {
            model.Require(sequence);
            (float[][] states, float[][] tapes) = model.Run(sequence);
            for (int step = 0; step < sequence.Length; step++)
            {
                for (int feature = 0; feature < inputs.Length; feature++)
                {
                    inputs[feature].Add([sequence.Inputs[step][feature]]);
                }

                cell.Observe(states[step + 1], tapes[step]);
                model.Readout.Forward(states[step + 1].AsSpan(0, model.Units), score);
                scores.Add(score);
            }
        }

        CodeFormat[] formats = [.. inputs.Select(range => CodeFormat.Between(range.Low, range.High)), .. cell.StateFormats];
        NetworkBuilder builder = new(name, new QuantizerEncoder([.. formats.Select(format => format.Quantizer)]));
        CodedSignal[] signals = [.. formats.Select((format, signal) => new CodedSignal(signal, format))];
        CodedLayers layers = new(builder);
        CodedSignal[] state = cell.Add(layers, signals[..model.InputCount], signals[model.InputCount..]);
        CodedSignal[] outputs = layers.Linear(Rows(model.Readout, state[..model.Units], CodeFormat.Signed(scores.Magnitude, ScoreBits)));
        DequantizeHead head = new([.. outputs.Concat(state).Select(signal => new DequantizedScore(signal.Signal, signal.Format.Scale, signal.Format.Zero))]);
        KeyValuePair<string, string> stateCount = new("state", state.Length.ToString(CultureInfo.InvariantCulture));
        return builder.Build(head, new NetworkMetadata([.. metadata ?? [], stateCount]));
    }

    /// <summary>The rows of a map over signals, all of one form.</summary>
    internal static LinearRow[] Rows(LinearMap map, CodedSignal[] inputs, CodeFormat output) =>
        [.. Enumerable.Range(0, map.Outputs).Select(row => new LinearRow(inputs, map.Row(row).ToArray(), map.Bias[row], output))];
}
