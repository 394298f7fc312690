using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests.Structure;

/// <summary>Small images, a network of any layers with random parameters, and the network that it rounds to.</summary>
internal sealed unsafe class SmallNetwork : IDisposable
{
    public const int Classes = 3;
    public const float Temperature = 0.7f;
    public const float GroupTemperature = 1.5f;

    private readonly LogicNetworkSettings _settings;
    private readonly ThresholdStart? _learnable;

    /// <summary>Builds it.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="bits">Thresholds of a pixel.</param>
    /// <param name="channels">Channels of the images of 6 x 5 pixels.</param>
    /// <param name="samples">Number of images.</param>
    /// <param name="learnThresholds">How thresholds learn, null if they do not.</param>
    public SmallNetwork(IReadOnlyList<LayerSettings> layers, int bits = 1, int channels = 1, int samples = 19, LearnableThresholds? learnThresholds = null)
    {
        SeededRandom random = new(5);
        ImageShape shape = new(channels, 6, 5);
        float[] values = [.. Enumerable.Range(0, samples * shape.Features).Select(_ => (float)random.NextDouble(-1, 1))];
        Data = new Dataset(
            new DatasetSchema("noise", shape.Features, Classes) { Image = shape }, values, [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))]);
        float[] thresholds = [.. Enumerable.Range(1, bits).Select(i => -1 + 2f * i / (bits + 1))];
        Thresholds = [.. Enumerable.Range(0, shape.Features).Select(_ => thresholds)];
        _settings = new LogicNetworkSettings { Layers = layers, MinimumActivity = 0, Seed = 3, ThresholdLearning = learnThresholds };
        EncodedDataset encoded = new(Data, Thresholds);
        _learnable = learnThresholds is null ? null : ThresholdStart.Of(Data, Thresholds, learnThresholds);
        Stack = LogicStackBuilder.Build(_settings, encoded, _learnable);
        foreach (LogicLayer layer in Stack.Layers)
        {
            for (int i = 0; i < layer.Nodes * layer.ParametersPerUnit; i++)
            {
                Stack.Parameters.Span[layer.FirstParameter + i] = (float)random.NextDouble(-1.5, 1.5);
            }
        }

        Filler = _learnable is null ? new InputFiller(encoded, default) : new ValueFiller(Data, default, _learnable);
        Workspace = new Workspace(Stack, new GroupSumCrossEntropy(Classes, Stack.GroupSize, GroupTemperature));
    }

    public Dataset Data { get; }

    public float[][] Thresholds { get; }

    public LogicStack Stack { get; }

    public RowFiller Filler { get; }

    public Workspace Workspace { get; }

    public int[] Order => [.. Enumerable.Range(0, Data.Count)];

    /// <summary>The network that it rounds to.</summary>
    public LutNetwork Rounded() => Stack.Discretize(
        EncoderThresholds.ToEncoder(Stack.Stages[0] is ThresholdStage learnt ? learnt.Thresholds(Stack) : Thresholds, null), GroupTemperature, beta: 0);

    /// <summary>One pass forward and back; mean loss and gradient of all coefficients.</summary>
    public (double Loss, float[] Gradient) Run(NodeSampler sampler)
    {
        SamplerState state = new(sampler, Temperature, 0);
        using AlignedBuffer gradient = new(Stack.Coefficients.Length);
        foreach (ParameterRange range in Stack.Coefficients.Ranges)
        {
            Workspace.ComputeCoefficients(range, state, seed: 1, key: 1);
        }

        // Twice, since the first pass must leave the gradient rows clear for the second.
        for (int pass = 0; pass < 2; pass++)
        {
            Workspace.Train(Filler, Order, state, seed: 1, key: 1, 1f / Data.Count, gradient.Start);
        }

        return (Workspace.Outcome.Loss / Data.Count, gradient.Span.ToArray());
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Stack.Dispose();
    }
}
