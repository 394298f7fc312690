using LutGen.Networks;

namespace LutGen.Training;

/// <summary>A network in training, as the loop over epochs and batches sees it: it learns from batches, is judged, and can be saved.</summary>
internal interface ITrainee : IDisposable
{
    /// <summary>Samples of an epoch: all, or as many as make whole batches.</summary>
    int EpochSamples { get; }

    /// <summary>Updates done so far.</summary>
    int Steps { get; }

    /// <summary>Numbers that the optimiser moves.</summary>
    long LearntParameters { get; }

    /// <summary>Learns from a batch.</summary>
    /// <param name="order">Order of the training samples in this epoch.</param>
    /// <param name="first">First sample of the batch in that order.</param>
    /// <param name="count">Samples of the batch.</param>
    /// <returns>Sum of the samples' losses, and how many were right.</returns>
    (double Loss, int Correct) Train(int[] order, int first, int count);

    /// <summary>Judges the network as it is now.</summary>
    Judgement Judge();

    /// <summary>The network of tables that was judged last.</summary>
    /// <exception cref="TrainingStoppedException">There is none yet.</exception>
    LutNetwork Network();

    /// <summary>Ends an epoch, after it was judged.</summary>
    /// <param name="order">Order of the training samples in it.</param>
    /// <param name="epoch">Its number, from 1.</param>
    void EndEpoch(int[] order, int epoch);

    /// <summary>Writes all that the training goes on from, beside what its settings decide.</summary>
    void Write(BinaryWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another network.</exception>
    void Read(BinaryReader reader);
}

/// <summary>How good a network in training is on the samples to judge by.</summary>
/// <param name="Soft">Accuracy of the network as it is trained, 0..1.</param>
/// <param name="Hard">Accuracy of the network of tables, 0..1.</param>
/// <param name="LearningRate">Learning rate now.</param>
/// <param name="Temperature">Temperature of the nodes now, 1 where there is none.</param>
/// <param name="ConnectionRate">Share of all possible connections that are active while they are searched for; null otherwise.</param>
internal readonly record struct Judgement(double Soft, double Hard, double LearningRate, double Temperature = 1, double? ConnectionRate = null);
