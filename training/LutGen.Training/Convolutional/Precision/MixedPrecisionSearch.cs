using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Training.Convolutional;

/// <summary>
/// Mixed precision of a trained convolutional network, without training it again (LUT-NA, arXiv 2406.05282, leaves the rule open; this one is LutGen's): a greedy search. Every
/// change that takes something away (a bit of a layer's weights, a bit of the codes of a map, a chunk of the activations that a layer looks up) is measured on samples, the one with the
/// least rise of the loss for what it saves is taken, and so on.
/// </summary>
public static class MixedPrecisionSearch
{
    /// <summary>Searches.</summary>
    /// <param name="checkpoint">The checkpoint of a finished training.</param>
    /// <param name="train">The samples that it had; the validation samples judge.</param>
    /// <param name="test">Samples that have chosen nothing, to be measured once at the end; null for none.</param>
    /// <param name="options">Budget and goal.</param>
    /// <param name="threads">Threads; they do not change the result.</param>
    /// <param name="progress">Receives every step; null for silence.</param>
    /// <exception cref="CheckpointException">The checkpoint cannot be used.</exception>
    public static MixedPrecisionResult Run(string checkpoint, Dataset train, Dataset? test, MixedPrecisionOptions options, int threads, IProgress<MixedPrecisionStep>? progress = null)
    {
        Setting.Require(options.Budget is > 0 and < 1, nameof(options.Budget), options.Budget, "more than 0 and less than 1");
        Setting.Require(options.CurveBeyond >= 1, nameof(options.CurveBeyond), options.CurveBeyond, "at least 1");
        Setting.Require(options.Samples >= 0, nameof(options.Samples), options.Samples, "0 or more");
        using SavedTraining<CnnSettings> saved = SavedTraining<CnnSettings>.Read(checkpoint, train, threads, "convolutional networks");
        CnnWeights weights = ((CnnTrainee)saved.Trainee).Weights;
        using Calibration calibration = new(weights, saved.Training, saved.Settings.Quantization.CalibrationSamples, saved.Team);
        Dataset judging = options.Samples > 0 && options.Samples < saved.Judging.Count ? saved.Judging.Select([.. Enumerable.Range(0, options.Samples)]) : saved.Judging;
        PrecisionTrials trials = new(calibration, judging, saved.Team, options);
        PrecisionPlan exact = PrecisionPlan.Exact(weights.Graph, saved.Settings.Quantization);
        List<PrecisionTrial> curve = [trials.Measure("", exact)];
        progress?.Report(curve[0].Step);
        while (trials.Next(curve[^1]) is { } next)
        {
            curve.Add(next);
            progress?.Report(next.Step);
            if (curve[0].Step.Accuracy - next.Step.Accuracy > options.CurveBeyond * options.Budget)
            {
                break;
            }
        }

        int chosen = LastWithin(curve, options.Budget, judging.Count < saved.Judging.Count ? plan => AccuracyOf(calibration, plan, saved.Judging, saved.Team) : null);
        return new MixedPrecisionResult(
            Write(calibration, curve[chosen].Plan), Write(calibration, exact), trials.Alone(exact), [.. curve.Select(trial => trial.Step)], chosen,
            Compare(calibration, exact, curve[chosen].Plan, saved.Judging, saved.Team), test is null ? null : Compare(calibration, exact, curve[chosen].Plan, test, saved.Team));
    }

    // Behind it the network is smaller, and worse than is allowed. A part of the samples may flatter a step, so that all have the last word.
    private static int LastWithin(List<PrecisionTrial> curve, double budget, Func<PrecisionPlan, double>? accuracyOnAll)
    {
        double exact = accuracyOnAll?.Invoke(curve[0].Plan) ?? curve[0].Step.Accuracy;
        int last = curve.FindLastIndex(trial => curve[0].Step.Accuracy - trial.Step.Accuracy <= budget);
        while (accuracyOnAll is not null && last > 0 && exact - accuracyOnAll(curve[last].Plan) > budget)
        {
            last--;
        }

        return last;
    }

    private static PrecisionAccuracies Compare(Calibration calibration, PrecisionPlan exact, PrecisionPlan mixed, Dataset data, WorkerTeam team)
    {
        using CnnAccuracy single = new(calibration.Weights, team, data);
        return new PrecisionAccuracies(data.Count, single.Measure().Accuracy, AccuracyOf(calibration, exact, data, team), AccuracyOf(calibration, mixed, data, team));
    }

    private static double AccuracyOf(Calibration calibration, PrecisionPlan plan, Dataset data, WorkerTeam team) =>
        QuantizedCnnAccuracy.Of(PostTrainingQuantization.Quantize(calibration, plan), data, team).Accuracy;

    private static LutNetwork Write(Calibration calibration, PrecisionPlan plan) =>
        QuantizedCnnWriter.Write(PostTrainingQuantization.Quantize(calibration, plan), Discretisation.NetworkWriter.Name);
}
