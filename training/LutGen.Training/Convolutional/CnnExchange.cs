using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Weights;

namespace LutGen.Training.Convolutional;

/// <summary>Networks that were trained elsewhere, written with whole numbers; and trained ones for elsewhere.</summary>
public static class CnnExchange
{
    /// <summary>Quantises a network by weights of a file, as a training's end does.</summary>
    /// <param name="settings">Layers, precision, and how many samples the training set aside.</param>
    /// <param name="weights">The weights, named as <c>docs/lutna.md</c> says.</param>
    /// <param name="train">Samples like those that the network was trained on; some give the ranges of codes, those set aside judge.</param>
    /// <param name="threads">Threads; they do not change the result.</param>
    /// <returns>The network, and its accuracy on the samples set aside, 0..1: in single precision and in whole numbers.</returns>
    /// <exception cref="ArgumentException">Settings and data do not fit, or the network has a form that whole numbers cannot have.</exception>
    /// <exception cref="DataFileException">The file lacks a tensor, or has one of another shape.</exception>
    public static (LutNetwork Network, double Single, double Whole) Quantize(CnnSettings settings, WeightFile weights, Dataset train, int threads)
    {
        settings.Validate(train);
        (Dataset training, Dataset judging) = ValidationSplit.Of(settings, train);
        using WorkerTeam team = new(threads);
        using CnnWeights own = new(settings.GraphFor(train.Schema), settings.Seed);
        CnnWeightNames.Read(weights, own);
        using Calibration calibration = new(own, training, settings.Quantization.CalibrationSamples, team);
        QuantizedCnn quantised = PostTrainingQuantization.Quantize(calibration, PrecisionPlan.Exact(own.Graph, settings.Quantization));
        using CnnAccuracy single = new(own, team, judging);
        return (QuantizedCnnWriter.Write(quantised, NetworkWriter.Name), single.Measure().Accuracy, QuantizedCnnAccuracy.Of(quantised, judging, team).Accuracy);
    }

    /// <summary>The weights of a finished training.</summary>
    /// <param name="checkpoint">Its checkpoint.</param>
    /// <param name="train">The samples that it had.</param>
    /// <exception cref="CheckpointException">The checkpoint cannot be used.</exception>
    public static IReadOnlyList<WeightTensor> WeightsOf(string checkpoint, Dataset train)
    {
        using SavedTraining<CnnSettings> saved = SavedTraining<CnnSettings>.Read(checkpoint, train, threads: 1, "convolutional networks");
        return CnnWeightNames.Write(((CnnTrainee)saved.Trainee).Weights);
    }
}
