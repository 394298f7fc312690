using System.Diagnostics;
using LutGen.Training;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;

namespace LutGen.Benchmarks.TrainStep;

/// <summary>A network in training on random bits, with its threads; a call is one whole step.</summary>
internal sealed class StepLoop : IDisposable
{
    private const int Classes = 10;
    private const int Batches = 10;
    private const float GroupTemperature = 10;
    private const float LearningRate = 0.01f;

    private readonly TrainStepCase _case;
    private readonly LogicStack _stack;
    private readonly WorkerTeam _team;
    private readonly Workspace[] _workspaces;
    private readonly TrainingStep _step;
    private readonly int[] _order;
    private readonly SamplerState _sampler;

    /// <summary>Builds the network.</summary>
    /// <param name="what">What to train.</param>
    /// <param name="threads">Threads that share a step.</param>
    public StepLoop(TrainStepCase what, int threads)
    {
        _case = what;
        SeededRandom random = new(1);
        int samples = what.Batch * Batches;
        byte[] bits = [.. Enumerable.Range(0, samples * what.Inputs).Select(_ => (byte)random.Next(2))];
        Dataset data = new("bits", bits, [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))], what.Inputs, Classes);
        LogicNetworkSettings settings = new()
        {
            Layers = DenseSettings.Stack(
                [.. Enumerable.Repeat(TrainStepCase.Width, what.Layers)], node: new NodeSettings { Method = what.Method, Inputs = what.Arity }),
            Thresholds = new FixedThresholds(0.5f),
        };
        EncodedDataset encoded = new(data, settings.Thresholds.Place(data));
        _stack = LogicStackBuilder.Build(settings, encoded);
        _team = new WorkerTeam(threads);
        GroupSumCrossEntropy head = new(Classes, _stack.GroupSize, GroupTemperature);
        _workspaces = [.. Enumerable.Range(0, threads).Select(_ => new Workspace(_stack, head))];
        InputFiller[] fillers = [.. _workspaces.Select(_ => new InputFiller(encoded, default))];
        _step = new TrainingStep(_stack, _team, _workspaces, fillers, settings.Optimizer, what.Batch, 1);
        _order = [.. Enumerable.Range(0, samples)];
        _sampler = new SamplerState(what.Sampler, 1, what.NoiseScale);
    }

    /// <summary>Milliseconds of each of some steps.</summary>
    public double[] Run(int steps)
    {
        double[] milliseconds = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            _step.Run(_order, i % Batches * _case.Batch, _case.Batch, _sampler, LearningRate);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return milliseconds;
    }

    public void Dispose()
    {
        _team.Dispose();
        _step.Dispose();
        foreach (Workspace workspace in _workspaces)
        {
            workspace.Dispose();
        }

        _stack.Dispose();
    }
}
