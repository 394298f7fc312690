using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>
/// Attention with a single head (Vaswani et al., arXiv 1706.03762): the last tokens ask, all tokens answer. q = Wq x, k = Wk x, v = Wv x with biases,
/// a = softmax over tokens of q k / sqrt(d), and a linear map of the sum of a v gives the scores of classes.
/// </summary>
public sealed class AttentionBlock : SequenceModel
{
    /// <summary>Creates a block.</summary>
    /// <param name="tokens">Tokens of a sequence.</param>
    /// <param name="askingTokens">How many of the last tokens ask; a class can be asked of these alone.</param>
    /// <param name="inputCount">Features of a token.</param>
    /// <param name="width">d, the length of q, k and v.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="seed">Chooses the first parameters.</param>
    public AttentionBlock(int tokens, int askingTokens, int inputCount, int width, int classCount, ulong seed)
        : base(inputCount, classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(askingTokens, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(askingTokens, tokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Tokens, AskingTokens, Width) = (tokens, askingTokens, width);
        SeededRandom random = new(seed);
        Query = new LinearMap(Parameters, width, inputCount, random);
        Key = new LinearMap(Parameters, width, inputCount, random);
        Value = new LinearMap(Parameters, width, inputCount, random);
        Readout = new LinearMap(Parameters, classCount, width, random);
    }

    /// <summary>Tokens of a sequence.</summary>
    public int Tokens { get; }

    /// <summary>How many of the last tokens ask.</summary>
    public int AskingTokens { get; }

    /// <summary>Length of queries, keys and values.</summary>
    public int Width { get; }

    internal LinearMap Query { get; }

    internal LinearMap Key { get; }

    internal LinearMap Value { get; }

    internal LinearMap Readout { get; }

    /// <summary>What products of queries and keys are multiplied with.</summary>
    internal float ScoreFactor => 1 / MathF.Sqrt(Width);

    internal override void Require(LabelledSequence sequence)
    {
        base.Require(sequence);
        if (sequence.Length != Tokens || sequence.Classes.AsSpan(0, Tokens - AskingTokens).ContainsAnyInRange(0, ClassCount))
        {
            throw new ArgumentException($"A sequence has {sequence.Length} tokens; expected {Tokens}, with classes asked of the last {AskingTokens} alone.", nameof(sequence));
        }
    }

    internal override void Scores(LabelledSequence sequence, ScoreReader read)
    {
        float[][] keys = Map(Key, sequence.Inputs), values = Map(Value, sequence.Inputs);
        for (int token = Tokens - AskingTokens; token < Tokens; token++)
        {
            if (sequence.Classes[token] >= 0)
            {
                float[] scores = new float[ClassCount];
                Readout.Forward(Ask(sequence.Inputs[token], keys, values).Answer, scores);
                read(token, scores);
            }
        }
    }

    internal override double AddGradient(LabelledSequence sequence)
    {
        float[][] keys = Map(Key, sequence.Inputs), values = Map(Value, sequence.Inputs);
        float[][] keyGradients = [.. keys.Select(key => new float[Width])], valueGradients = [.. values.Select(value => new float[Width])];
        double loss = 0;
        for (int token = Tokens - AskingTokens; token < Tokens; token++)
        {
            if (sequence.Classes[token] >= 0)
            {
                loss += AddGradient(sequence.Inputs[token], sequence.Classes[token], keys, values, keyGradients, valueGradients);
            }
        }

        for (int token = 0; token < Tokens; token++)
        {
            Key.Backward(sequence.Inputs[token], keyGradients[token], []);
            Value.Backward(sequence.Inputs[token], valueGradients[token], []);
        }

        return loss;
    }

    /// <summary>One map of all tokens.</summary>
    internal static float[][] Map(LinearMap map, float[][] inputs) => [.. inputs.Select(input =>
    {
        float[] result = new float[map.Outputs];
        map.Forward(input, result);
        return result;
    })];

    /// <summary>What a token that asks is answered: its query, its products with all keys, what becomes of them, and the sum of values.</summary>
    internal (float[] Query, float[] Products, float[] Weights, float[] Answer) Ask(float[] input, float[][] keys, float[][] values)
    {
        float[] query = Map(Query, [input])[0], answer = new float[Width];
        float[] products = [.. keys.Select(key => RowMath.Dot(query, key) * ScoreFactor)];
        float[] weights = [.. products];
        RowMath.Softmax(weights);
        for (int token = 0; token < weights.Length; token++)
        {
            RowMath.AddScaled(answer, values[token], weights[token]);
        }

        return (query, products, weights, answer);
    }

    private double AddGradient(float[] input, int expected, float[][] keys, float[][] values, float[][] keyGradients, float[][] valueGradients)
    {
        (float[] query, _, float[] weights, float[] answer) = Ask(input, keys, values);
        float[] scores = new float[ClassCount], answerGradient = new float[Width], queryGradient = new float[Width];
        Readout.Forward(answer, scores);
        double loss = RowMath.CrossEntropy(scores, expected);
        Readout.Backward(answer, scores, answerGradient);

        // Through the softmax: each product's gradient is its weight times what it gains over the mean.
        float[] gains = [.. values.Select(value => RowMath.Dot(answerGradient, value))];
        float mean = RowMath.Dot(gains, weights);
        for (int token = 0; token < keys.Length; token++)
        {
            RowMath.AddScaled(valueGradients[token], answerGradient, weights[token]);
            float productGradient = weights[token] * (gains[token] - mean) * ScoreFactor;
            RowMath.AddScaled(queryGradient, keys[token], productGradient);
            RowMath.AddScaled(keyGradients[token], query, productGradient);
        }

        Query.Backward(input, queryGradient, []);
        return loss;
    }
}
