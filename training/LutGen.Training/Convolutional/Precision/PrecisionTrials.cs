using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Training.Data;

namespace LutGen.Training.Convolutional;

/// <summary>A plan that was measured.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Step">What it gives.</param>
internal sealed record PrecisionTrial(PrecisionPlan Plan, MixedPrecisionStep Step);

/// <summary>Tries changes of a network's precision.</summary>
internal sealed class PrecisionTrials
{
    // Rises below it are noise of the samples.
    private const double LeastRise = 1e-4;

    private const int LeastBits = 2;

    private readonly Calibration _calibration;
    private readonly Dataset _judging;
    private readonly WorkerTeam _team;
    private readonly MixedPrecisionOptions _options;
    private readonly MacUnitCosts _costs;
    private readonly Dictionary<string, double> _prices = [];

    /// <summary>Prepares trials.</summary>
    public PrecisionTrials(Calibration calibration, Dataset judging, WorkerTeam team, MixedPrecisionOptions options)
    {
        (_calibration, _judging, _team, _options) = (calibration, judging, team, options);
        _costs = new MacUnitCosts(options.Technology);
    }

    private CnnGraph Graph => _calibration.Weights.Graph;

    /// <summary>Measures a plan.</summary>
    public PrecisionTrial Measure(string change, PrecisionPlan plan)
    {
        QuantizedCnn network = PostTrainingQuantization.Quantize(_calibration, plan);
        (double accuracy, double loss) = QuantizedCnnAccuracy.Of(network, _judging, _team);
        return new PrecisionTrial(plan, new MixedPrecisionStep(change, loss, accuracy, CostOf(network), [.. network.Convolutions.Values.Select(layer => new LayerPrecisionStep(
            layer.Node.Name, layer.Source.Bits, layer.Precision.WeightBits, layer.Precision.DroppedBits, layer.Units))]));
    }

    /// <summary>
    /// The change with the least rise of the loss for what it saves; null if there is none left. Prices of earlier steps tell what to try first: one that stays the
    /// cheapest when it is measured again is taken, without measuring all others again.
    /// </summary>
    public PrecisionTrial? Next(PrecisionTrial now)
    {
        List<(string Change, PrecisionPlan Plan)> changes = [.. Changes(now.Plan)];
        Dictionary<string, PrecisionTrial> measured = [];
        while (changes.Count > 0)
        {
            (string change, PrecisionPlan plan) = changes.MinBy(each => _prices.GetValueOrDefault(each.Change, double.NegativeInfinity));
            if (measured.TryGetValue(change, out PrecisionTrial? cheapest))
            {
                _prices.Remove(change);
                return cheapest;
            }

            PrecisionTrial trial = Measure(change, plan);
            double saved = Amount(now) - Amount(trial);
            if (saved <= 0)
            {
                changes.RemoveAll(each => each.Change == change);
                continue;
            }

            measured[change] = trial;
            _prices[change] = Math.Max(trial.Step.Loss - now.Step.Loss, LeastRise) / saved;
        }

        return null;
    }

    /// <summary>Each layer by itself with more and more chunks that are not looked up.</summary>
    public IReadOnlyList<MixedPrecisionStep> Alone(PrecisionPlan exact) =>
    [
        .. Graph.Convolutions.SelectMany(node => Enumerable.Range(1, Math.Max(0, (SourceBits(exact, node) - 1) / exact.ChunkBits))
            .Select(chunks => Measure(node.Name, exact.With(node.Name, exact.Layers[node.Name] with { DroppedBits = chunks * exact.ChunkBits })).Step)),
    ];

    private IEnumerable<(string Change, PrecisionPlan Plan)> Changes(PrecisionPlan plan)
    {
        foreach (ConvolutionNode node in Graph.Convolutions)
        {
            LayerPrecision own = plan.Layers[node.Name];
            if (own.WeightBits > LeastBits)
            {
                yield return ($"{node.Name} weights {own.WeightBits - 1} bits", plan.With(node.Name, own with { WeightBits = own.WeightBits - 1 }));
            }

            if (own.DroppedBits + plan.ChunkBits < SourceBits(plan, node))
            {
                yield return ($"{node.Name} drops {own.DroppedBits + plan.ChunkBits} bits", plan.With(node.Name, own with { DroppedBits = own.DroppedBits + plan.ChunkBits }));
            }
        }

        // The scores' group keeps its bits.
        int scores = _calibration.Groups.Of(Graph.Nodes.Count - 1);
        foreach (int group in _calibration.Groups.All.Where(group => group != scores))
        {
            int bits = plan.GroupBits[group] - 1;
            bool fits = Graph.Convolutions.Where(node => _calibration.Groups.Of(node.Input) == group).All(node => plan.Layers[node.Name].DroppedBits < bits);
            if (bits >= LeastBits && fits)
            {
                yield return ($"{Graph.Nodes[group].Name} gives {bits} bits", plan.With(group, bits));
            }
        }
    }

    private int SourceBits(PrecisionPlan plan, ConvolutionNode node) => _calibration.FormatOf(
        _calibration.Groups.Of(node.Input), plan.GroupBits.GetValueOrDefault(_calibration.Groups.Of(node.Input))).Bits;

    private double Amount(PrecisionTrial trial) => _options.Goal == PrecisionGoal.Area ? trial.Step.Multipliers.Area : trial.Step.Multipliers.Energy;

    private CircuitCost CostOf(QuantizedCnn network)
    {
        CircuitCost total = default;
        foreach (QuantizedConvolution layer in network.Convolutions.Values)
        {
            int chunk = network.Plan.ChunkBits;
            MultiplierFormat format = new(new IntegerFormat(layer.Source.Bits, false), new IntegerFormat(layer.Precision.WeightBits, true), Math.Min(chunk, layer.Source.Bits));
            ChunkApproximation approximation = layer.Precision.DroppedBits == 0
                ? ChunkApproximation.Exact
                : ChunkApproximation.LowChunks(layer.Precision.DroppedBits / chunk, ChunkSubstitute.Mean);
            total += _costs.MultiplierOf(MultiplierDesign.LutNa, new MacPrecision(format, approximation)).Times(layer.Units, (long)layer.Units * layer.Node.Shape.Places);
        }

        return total;
    }
}
