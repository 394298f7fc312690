using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;

namespace LutGen.Training;

/// <summary>Measures soft and hard accuracy on the validation samples.</summary>
internal sealed class Validation
{
    private readonly EncodedDataset _data;
    private readonly BitPlanes _planes;
    private readonly WorkerTeam _team;
    private readonly Workspace[] _workspaces;
    private readonly InputFiller[] _fillers;
    private readonly int[] _order;
    private SamplerState _sampler;
    private int _next;
    private int _correct;

    public Validation(EncodedDataset data, WorkerTeam team, Workspace[] workspaces)
    {
        _data = data;
        _planes = new BitPlanes(data);
        _team = team;
        _workspaces = workspaces;
        _fillers = [.. workspaces.Select(_ => new InputFiller(data, default))];
        _order = [.. Enumerable.Range(0, data.Data.Count)];
    }

    /// <summary>Accuracy of the relaxed network without noise.</summary>
    public double SoftAccuracy(SamplerState sampler)
    {
        _sampler = sampler;
        _next = 0;
        _correct = 0;
        _team.Run(EvaluateMicroBatches);
        return (double)_correct / _order.Length;
    }

    /// <summary>Accuracy of the rounded network.</summary>
    public double HardAccuracy(DiscreteNetwork network) => new HardForward(network).Accuracy(_planes, _data.Data.Labels);

    private void EvaluateMicroBatches(int member)
    {
        for (int first; (first = (Interlocked.Increment(ref _next) - 1) * MicroBatch.Lanes) < _order.Length;)
        {
            _workspaces[member].Evaluate(
                _fillers[member], _order.AsSpan(first, Math.Min(MicroBatch.Lanes, _order.Length - first)), _sampler);
            Interlocked.Add(ref _correct, _workspaces[member].Outcome.Correct);
        }
    }
}
