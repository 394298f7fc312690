using LutGen.Training.Numerics;
using LutGen.Training.Sequences;

namespace LutGen.Training.Tests.Sequences;

/// <summary>Gradients of networks over sequences are those that small changes of their parameters show.</summary>
public sealed class SequenceGradientTests
{
    private const int Inputs = 3;
    private const int Classes = 4;
    private const int Steps = 5;
    private const float Change = 0.01f;

    public static TheoryData<string, int> Models => new() { { "gru", 1 }, { "gru", 2 }, { "lstm", 1 }, { "lstm", 2 }, { "attention", 1 }, { "attention", 2 }, { "attention of all tokens", 1 } };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_of_every_parameter_is_what_small_changes_of_it_show(string kind, int seed)
    {
        SequenceModel model = Create(kind, (ulong)seed);
        LabelledSequence sequence = Draw(kind, (ulong)seed);
        model.AddGradient(sequence);
        float[] gradient = [.. model.Parameters.Gradient[..model.ParameterCount]];
        Assert.True(gradient.Count(each => each != 0) > model.ParameterCount * 2 / 3);
        for (int parameter = 0; parameter < gradient.Length; parameter++)
        {
            double expected = (LossWith(Change) - LossWith(-Change)) / (2 * Change);
            Assert.True(Math.Abs(expected - gradient[parameter]) < 2e-3, $"parameter {parameter}: {gradient[parameter]}, expected {expected}");

            double LossWith(float change)
            {
                float before = model.Parameters.Values[parameter];
                model.Parameters.Values[parameter] = before + change;
                double loss = model.AddGradient(sequence);
                model.Parameters.Values[parameter] = before;
                return loss;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_of_sequences_add_up(string kind, int seed)
    {
        SequenceModel model = Create(kind, (ulong)seed);
        LabelledSequence sequence = Draw(kind, (ulong)seed);
        double loss = model.AddGradient(sequence);
        float[] once = [.. model.Parameters.Gradient];
        Assert.Equal(loss, model.AddGradient(sequence));
        Assert.Equal(once.Select(each => 2 * each), model.Parameters.Gradient, (left, right) => Math.Abs(left - right) < 1e-5);
    }

    private static SequenceModel Create(string kind, ulong seed) => kind switch
    {
        "gru" => RecurrentNetwork.Gru(Inputs, 6, Classes, seed),
        "lstm" => RecurrentNetwork.Lstm(Inputs, 17, Classes, seed),
        "attention" => new AttentionBlock(Steps, 2, Inputs, 6, Classes, seed),
        _ => new AttentionBlock(Steps, Steps, Inputs, 18, Classes, seed),
    };

    private static LabelledSequence Draw(string kind, ulong seed)
    {
        SeededRandom random = new(seed + 10);
        float[][] inputs = [.. Enumerable.Range(0, Steps).Select(_ => Enumerable.Range(0, Inputs).Select(_ => (float)random.NextDouble(-1, 1)).ToArray())];

        // No class is asked of some steps, nor of tokens that do not ask.
        int[] classes = [.. Enumerable.Range(0, Steps).Select(step => step == 1 || (kind == "attention" && step < Steps - 2) ? -1 : random.Next(Classes))];
        return new LabelledSequence(inputs, classes);
    }
}
