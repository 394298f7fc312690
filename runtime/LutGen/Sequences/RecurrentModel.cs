using System.Globalization;

namespace LutGen;

/// <summary>
/// Steps a model over sequences: the model is one step, its last features are the state and its last scores the next state, as many as its metadata
/// <c>state</c> says. The state is handed over as the scores give it; where a feature is quantised as its score is dequantised that is exact.
/// Holds the state of one or more sequences side by side, of which all make a step at once. For one thread; nothing is allocated by a step.
/// </summary>
/// <example><code>
/// RecurrentModel model = RecurrentModel.Of&lt;Brackets&gt;();
/// float[] scores = new float[model.OutputCount];
/// foreach (float[] features in sequence)
/// {
///     model.Step(features, scores);
/// }
/// </code></example>
public sealed class RecurrentModel
{
    private const string StateKey = "state";

    private readonly BatchScores _scoresBatch;
    private readonly float[] _rows;
    private readonly float[] _scores;
    private readonly float[] _state;

    private RecurrentModel(LutModelInfo info, BatchScores scoresBatch, int sequences)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        StateCount = StateCountOf(info);
        (Info, Sequences, InputCount, OutputCount) = (info, sequences, info.FeatureCount - StateCount, info.ScoreCount - StateCount);
        _scoresBatch = scoresBatch;
        _rows = new float[sequences * info.FeatureCount];
        _scores = new float[sequences * info.ScoreCount];
        _state = new float[sequences * StateCount];
    }

    private delegate void BatchScores(ReadOnlySpan<float> rows, Span<float> scores);

    /// <summary>Shapes, origin and hardware cost of a step.</summary>
    public LutModelInfo Info { get; }

    /// <summary>Sequences side by side.</summary>
    public int Sequences { get; }

    /// <summary>Features of a step, without the state.</summary>
    public int InputCount { get; }

    /// <summary>Scores of a step, without the state.</summary>
    public int OutputCount { get; }

    /// <summary>Values of a sequence's state.</summary>
    public int StateCount { get; }

    /// <summary>The state, <see cref="StateCount"/> values for each sequence, one sequence after the other.</summary>
    public ReadOnlySpan<float> State => _state;

    /// <summary>Sequences of a compiled model, their states all zeros.</summary>
    /// <typeparam name="TModel">The model's class.</typeparam>
    /// <param name="sequences">Sequences side by side.</param>
    /// <exception cref="ArgumentException">The model says of no state, or of one that it has no room for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no sequence.</exception>
    public static RecurrentModel Of<TModel>(int sequences = 1)
        where TModel : ILutModel<TModel> => new(TModel.Info, TModel.ScoresBatch, sequences);

    /// <summary>Sequences of a model that was loaded, their states all zeros.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">Sequences side by side.</param>
    /// <exception cref="ArgumentException">The model says of no state, or of one that it has no room for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no sequence.</exception>
    public static RecurrentModel Of(LutModelFile model, int sequences = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new RecurrentModel(model.Info, model.ScoresBatch, sequences);
    }

    /// <summary>Makes a step of each sequence.</summary>
    /// <param name="inputs"><see cref="InputCount"/> features for each sequence, one sequence after the other.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> scores for each sequence.</param>
    /// <exception cref="ArgumentException">A span has another length; the state is then as it was.</exception>
    public void Step(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        RequireLength(inputs.Length, InputCount, nameof(inputs));
        RequireLength(outputs.Length, OutputCount, nameof(outputs));
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            Span<float> row = _rows.AsSpan(sequence * (InputCount + StateCount), InputCount + StateCount);
            inputs.Slice(sequence * InputCount, InputCount).CopyTo(row);
            _state.AsSpan(sequence * StateCount, StateCount).CopyTo(row[InputCount..]);
        }

        _scoresBatch(_rows, _scores);
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            ReadOnlySpan<float> scores = _scores.AsSpan(sequence * (OutputCount + StateCount), OutputCount + StateCount);
            scores[..OutputCount].CopyTo(outputs.Slice(sequence * OutputCount, OutputCount));
            scores[OutputCount..].CopyTo(_state.AsSpan(sequence * StateCount, StateCount));
        }
    }

    /// <summary>Begins all sequences anew, from states of zeros.</summary>
    public void Reset() => _state.AsSpan().Clear();

    /// <summary>Begins one sequence anew.</summary>
    /// <param name="sequence">Its number, from 0.</param>
    /// <param name="state">Its state; empty for zeros.</param>
    /// <exception cref="ArgumentException">The state has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public void Reset(int sequence, ReadOnlySpan<float> state = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, Sequences);
        Span<float> values = _state.AsSpan(sequence * StateCount, StateCount);
        if (state.IsEmpty)
        {
            values.Clear();
            return;
        }

        if (state.Length != StateCount)
        {
            throw new ArgumentException($"The state has {state.Length} values; expected {StateCount}.", nameof(state));
        }

        state.CopyTo(values);
    }

    private static int StateCountOf(LutModelInfo info)
    {
        string? text = info.Metadata.FirstOrDefault(entry => entry.Key == StateKey).Value;
        int most = Math.Min(info.FeatureCount, info.ScoreCount);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most
            ? count
            : throw new ArgumentException(
                $"Model '{info.Name}' has the metadata {StateKey} '{text}'; expected the number of values of its state, 1 to {most}: the last of its {info.FeatureCount} features and {info.ScoreCount} scores.");
    }

    private void RequireLength(int length, int each, string name)
    {
        if (length != Sequences * each)
        {
            throw new ArgumentException($"{length} values; expected {each} for each of {Sequences} sequences.", name);
        }
    }
}
