using LutGen.Training.Checkpoints;

namespace LutGen.Training;

/// <summary>Saves and restores a running training.</summary>
internal sealed class RunCheckpoint(CheckpointOptions options, TrainingIdentity identity, ITrainee trainee, RunState state)
{
    private TimeSpan _last;

    /// <summary>Time that the training had taken when it was saved.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Why the state was not saved the last time that it should have been; null if it was.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Saves the state, unless that was done a moment ago.</summary>
    /// <param name="elapsed">Time that the training has taken.</param>
    public void SaveIfDue(TimeSpan elapsed)
    {
        if (elapsed - _last >= options.Every)
        {
            Save(elapsed);
        }
    }

    /// <summary>Saves the state of a finished training, if somebody wants it.</summary>
    /// <param name="elapsed">Time that the training has taken.</param>
    public void SaveIfKept(TimeSpan elapsed)
    {
        if (options.Keep)
        {
            Save(elapsed);
        }
    }

    /// <summary>Saves the state. A training is not given up because that fails: it is only saved later, or not at all.</summary>
    /// <param name="elapsed">Time that the training has taken.</param>
    public void Save(TimeSpan elapsed)
    {
        _last = elapsed;
        try
        {
            Write(elapsed);
            Failure = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Failure = failure;
        }
    }

    /// <summary>Restores the state that was saved, if the training is to be continued.</summary>
    /// <returns>Whether it was.</returns>
    /// <exception cref="CheckpointException">The file is missing, damaged, or of another training.</exception>
    public bool Restore()
    {
        if (!options.Resume)
        {
            return false;
        }

        CheckpointFile.Read(options.File, identity, reader =>
        {
            Elapsed = _last = ReadNetwork(reader, trainee);
            state.Read(reader);
        });
        return true;
    }

    /// <summary>Reads the part of a saved training that is the network.</summary>
    /// <param name="reader">At the beginning of the state.</param>
    /// <param name="trainee">Receives the network.</param>
    /// <returns>Time that the training had taken.</returns>
    public static TimeSpan ReadNetwork(BinaryReader reader, ITrainee trainee)
    {
        TimeSpan elapsed = new(reader.ReadInt64());
        trainee.Read(reader);
        return elapsed;
    }

    private void Write(TimeSpan elapsed) =>
        CheckpointFile.Write(options.File, identity, writer =>
        {
            writer.Write(elapsed.Ticks);
            trainee.Write(writer);
            state.Write(writer);
        });
}
