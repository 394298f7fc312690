using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;
using LutGen.Training.Stages;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

/// <summary>A small network with random parameters and random bits, once for the kernels and once for the reference.</summary>
internal sealed unsafe class GradientCase : IDisposable
{
    public const int Features = 9;
    public const int Classes = 3;
    public const float Temperature = 0.7f;
    public const float GroupTemperature = 1.5f;
    private static readonly int[] Widths = [12, 10, 9];

    /// <summary>Builds the network.</summary>
    /// <param name="samples">Number of samples.</param>
    /// <param name="sampler">Soft or hard.</param>
    /// <param name="layers">What the nodes of each layer are.</param>
    public GradientCase(int samples, NodeSampler sampler, params NodeSettings[] layers)
    {
        SeededRandom random = new(7);
        byte[] bits = [.. Enumerable.Range(0, samples * Features).Select(_ => (byte)random.Next(2))];
        Labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))];
        Dataset data = new("bits", bits, Labels, Features, Classes);
        EncodedDataset encoded = new(data, new FixedThresholds(0.5f).Place(data));
        SignalMap signals = new([.. Enumerable.Range(0, Features)], null);
        Stack = new LogicStack(
            [.. Widths.Select((width, i) => new DenseSettings(width) { Node = layers[Math.Min(i, layers.Length - 1)] })],
            0.951, new StackInputs(signals, encoded.SignalOffsets, null), Classes, seed: 3);
        List<double> parameters = [];
        foreach (LogicLayer layer in Stack.Layers)
        {
            double bound = layer.Settings.Method == NodeMethod.Dwn ? 1 : 1.5;
            for (int i = 0; i < layer.Nodes * layer.Kind.ParametersPerNode; i++)
            {
                float value = (float)random.NextDouble(-bound, bound);
                Stack.Parameters.Span[layer.FirstParameter + i] = value;
                parameters.Add(value);
            }
        }

        Sampler = new SamplerState(sampler, Temperature, 0);
        Parameters = [.. parameters];
        Inputs = [.. bits.Chunk(Features).Select(row => row.Select(bit => 1.0 - 2 * bit).ToArray())];
        Filler = new InputFiller(encoded, default);
        Reference = new ReferenceNetwork(
            [.. Stack.Layers.Select(layer => ReferenceNode.Create(layer.Settings.Method, layer.Kind.Inputs, Temperature, Sampler.IsHard))],
            [.. Stack.Layers.Select(layer => layer.Connections)],
            [.. Stack.Layers.Select(layer => layer.Kind.Inputs)],
            [.. Stack.Layers.Select(layer => layer.Kind.ParametersPerNode)],
            Classes,
            GroupTemperature);
        Workspace = new Workspace(Stack, new GroupSumCrossEntropy(Classes, Stack.GroupSize, GroupTemperature));
    }

    public LogicStack Stack { get; }

    public InputFiller Filler { get; }

    public ReferenceNetwork Reference { get; }

    public Workspace Workspace { get; }

    public SamplerState Sampler { get; }

    public double[] Parameters { get; }

    public double[][] Inputs { get; }

    public int[] Labels { get; }

    public int Samples => Inputs.Length;

    /// <summary>Mean loss and gradient by the kernels, the gradient of the parameters without padding.</summary>
    public (double Loss, double[] Gradient) ByKernels()
    {
        using AlignedBuffer coefficientGradients = new(Stack.Coefficients.Length);
        using AlignedBuffer parameterGradients = new(Stack.Parameters.Length);
        int[] order = [.. Enumerable.Range(0, Samples)];
        foreach (ParameterRange range in Stack.Coefficients.Ranges)
        {
            Workspace.ComputeCoefficients(range, Sampler, seed: 1, key: 1);
        }

        // Twice, since the first pass must leave the gradient rows clear for the second.
        for (int pass = 0; pass < 2; pass++)
        {
            Workspace.Train(Filler, order, Sampler, seed: 1, key: 1, 1f / Samples, coefficientGradients.Start);
        }

        List<double> gradient = [];
        foreach (ParameterRange range in Stack.Coefficients.Ranges)
        {
            float* target = parameterGradients.Start + range.FirstParameter;
            float* source = coefficientGradients.Start + range.FirstCoefficient;
            if (range.Group.ParametersAreCoefficients)
            {
                target = source;
            }
            else
            {
                Stack.Coefficients.ToParameterGradients(range, Sampler, source, target);
            }

            gradient.AddRange(new Span<float>(target, range.Parameters).ToArray().Select(each => (double)each));
        }

        return (Workspace.Outcome.Loss / Samples, [.. gradient]);
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Stack.Dispose();
    }
}
