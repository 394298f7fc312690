using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;

namespace LutGen.Training;

/// <summary>Measures soft and hard accuracy on the validation samples.</summary>
internal sealed class Validation
{
    private readonly Dataset _data;
    private readonly BitPlanes? _planes;
    private readonly WorkerTeam _team;
    private readonly Workspace[] _workspaces;
    private readonly RowFiller[] _fillers;
    private readonly int[] _order;
    private SamplerState _sampler;
    private int _correct;

    /// <summary>Prepares the samples.</summary>
    /// <param name="data">The validation samples.</param>
    /// <param name="planes">Their bits, null if the thresholds that they come from learn.</param>
    /// <param name="team">The threads.</param>
    /// <param name="workspaces">One for each thread.</param>
    /// <param name="fillers">One for each thread, without variations.</param>
    public Validation(Dataset data, BitPlanes? planes, WorkerTeam team, Workspace[] workspaces, RowFiller[] fillers)
    {
        _data = data;
        _planes = planes;
        _team = team;
        _workspaces = workspaces;
        _fillers = fillers;
        _order = [.. Enumerable.Range(0, data.Count)];
    }

    /// <summary>Accuracy of the relaxed network without noise.</summary>
    public double SoftAccuracy(SamplerState sampler)
    {
        _sampler = sampler;
        _correct = 0;
        _team.ForEach((_order.Length + MicroBatch.Lanes - 1) / MicroBatch.Lanes, Evaluate);
        return (double)_correct / _order.Length;
    }

    /// <summary>Accuracy of the rounded network.</summary>
    public double HardAccuracy(LutNetwork network) =>
        new HardForward(network).Accuracy(_planes ?? Discretisation.HardAccuracy.PlanesOf(network, _data), _data.Labels);

    private void Evaluate(int microBatch, int member)
    {
        int first = microBatch * MicroBatch.Lanes;
        _workspaces[member].Evaluate(_fillers[member], _order.AsSpan(first, Math.Min(MicroBatch.Lanes, _order.Length - first)), _sampler);
        Interlocked.Add(ref _correct, _workspaces[member].Outcome.Correct);
    }
}
