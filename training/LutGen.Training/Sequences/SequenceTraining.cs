using LutGen.Training.Optimizers;
using LutGen.Training.Sequences.Tasks;

namespace LutGen.Training.Sequences;

/// <summary>Trains a network over sequences with Adam on sequences that are drawn as they are needed; the learning rate falls along half a cosine.</summary>
public sealed record SequenceTraining
{
    /// <summary>Steps.</summary>
    public int Steps { get; init; } = 600;

    /// <summary>Sequences of a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The first learning rate.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>Largest norm of a step's gradient.</summary>
    public float ClipNorm { get; init; } = 1;

    /// <summary>Chooses the sequences.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Trains.</summary>
    /// <returns>The mean cross entropy of the last tenth of the steps, in nats for each class that was asked for.</returns>
    /// <exception cref="ArgumentException">The task's sequences are none for the network.</exception>
    public double Run(SequenceModel model, SequenceTask task)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(task);
        using Adam adam = new(new OptimizerSettings(), model.Parameters.Values.Length);
        CosineSchedule schedule = new();
        (double loss, long asked) = (0, 0);
        for (int step = 0; step < Steps; step++)
        {
            LabelledSequence[] batch = task.Batch(Seed, step, BatchSize);
            Array.ForEach(batch, model.Require);
            int classes = batch.Sum(sequence => sequence.Classes.Count(each => each >= 0));
            model.Parameters.Gradient.AsSpan().Clear();
            double batchLoss = batch.Sum(model.AddGradient);
            if (step >= Steps - Math.Max(Steps / 10, 1))
            {
                (loss, asked) = (loss + batchLoss, asked + classes);
            }

            adam.Begin(step + 1, LearningRate * (float)schedule.FactorAt((double)step / Steps));
            Update(adam, model.Parameters, 1f / classes);
        }

        return loss / asked;
    }

    private unsafe void Update(Adam adam, SequenceParameters parameters, float meanFactor)
    {
        float norm = MathF.Sqrt(RowMath.Dot(parameters.Gradient, parameters.Gradient)) * meanFactor;
        fixed (float* values = parameters.Values, gradient = parameters.Gradient)
        {
            adam.Update(values, gradient, 0, parameters.Values.Length, 1, norm > ClipNorm ? meanFactor * ClipNorm / norm : meanFactor);
        }
    }
}
