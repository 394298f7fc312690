using System.Globalization;
using LutGen.Formats;
using LutGen.Tool.Training;
using LutGen.Training;
using LutGen.Training.Checkpoints;
using LutGen.Training.SettingsFiles;

namespace LutGen.Tool.Studies;

/// <summary>Trains what a study has no record of, and makes pages of the records.</summary>
internal sealed class Study
{
    private readonly StudyOptions _options;
    private readonly StudyFolder _folder;
    private readonly StudyData _data;
    private readonly StudyRecords _records;
    private readonly BestModels? _models;
    private int _unfinished;

    private Study(StudyOptions options)
    {
        _options = options;
        _folder = StudyFolder.Open(options.Folder);
        _data = new StudyData(options.DataFolder, options.Resplit);
        _records = new StudyRecords(_folder, options.Runs);
        _models = options.ModelsFolder is null ? null : new BestModels(options, options.ModelsFolder);
    }

    /// <summary>Runs a study, or what is left of it.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="output">Receives plain lines.</param>
    /// <exception cref="InputException">Settings or data cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the message says how it goes on.</exception>
    public static void Run(StudyOptions options, TextWriter output) => new Study(options).Run(output);

    private void Run(TextWriter output)
    {
        using IDisposable only = _folder.Enter();
        IReadOnlyList<StudyRun> left = Plan(output);
        foreach (SettingsPreset variant in _options.Variants)
        {
            WholeFile.Write(_folder.SettingsOf(variant), SettingsFile.ToText(variant.Recipe));
        }

        int jobs = Math.Min(_options.Jobs, left.Count);
        _unfinished = left.Count;
        output.WriteLine(
            $"{_options.Variants.Count} variant(s), {_options.Seeds.Count} seed(s): {_records.Runs.Count - left.Count} of {_records.Runs.Count} runs are recorded"
            + (left.Count == 0 ? "" : $"; training {left.Count}, {jobs} at once"));
        using (StopSignals stop = new())
        {
            StudyDisplay.Show(output, left.Count, display => RunQueue.Run(left, jobs, stop.Token, (run, ended) => Train(run, RunMachine.Current(jobs), display, ended)));
        }

        WritePages();
        if (_unfinished > 0)
        {
            throw new OperationCanceledException($"stopped with {_unfinished} of {_records.Runs.Count} runs left to train; the same command goes on");
        }

        output.WriteLine($"wrote {_folder.Page}");
    }

    /// <summary>Checks everything that can be checked before hours of training.</summary>
    /// <returns>The runs that are to be trained.</returns>
    private List<StudyRun> Plan(TextWriter output)
    {
        foreach (StudyRun run in _records.Runs)
        {
            TrainingData data = _data.Of(run);
            try
            {
                run.Settings.Validate(data.Train);
            }
            catch (ArgumentException exception)
            {
                throw new InputException($"{run.Variant.Name}: {MeasuredTraining.Misfit(data.Train, exception).Message}");
            }

            if (_records.Read(run, data, _options.TimeLimit) is { } difference)
            {
                output.WriteLine($"{_folder.RecordOf(run)} {difference}; the run is trained anew");
            }
        }

        HashSet<StudyRun> missing = [.. _models?.Missing(_records) ?? []];
        List<StudyRun> left = [.. _records.Runs.Where(run => !_records.Has(run) || missing.Contains(run))];
        foreach (StudyRun done in _records.Runs.Except(left))
        {
            // Left by a process that was killed just after it had written the record.
            new CheckpointOptions(_folder.CheckpointOf(done)).Delete();
        }

        return left;
    }

    private void Train(StudyRun run, RunMachine machine, StudyDisplay display, CancellationToken stop)
    {
        TrainingData data = _data.Of(run);
        CheckpointOptions checkpoint = new(_folder.CheckpointOf(run));
        TrainingResult result;
        try
        {
            result = Train(run, data, display, stop, checkpoint);
        }
        catch (TrainingStoppedException early) when (stop.IsCancellationRequested)
        {
            display.Say($"{run.Name}: {early.Message}; saved");
            return;
        }

        if (result.End == TrainingEnd.Cancelled && stop.IsCancellationRequested)
        {
            display.Say($"{run.Name}: stopped in epoch {result.Epochs.Count}"
                + (result.NotSaved is { } problem ? $" and could not be saved in {checkpoint.File}: {problem.Message}" : ", saved"));
            return;
        }

        MeasuredTraining training = MeasuredTraining.Of(result, data);
        RunRecord record = RunRecord.Of(run, training, machine, _options.TimeLimit, _options.CountsLuts);
        lock (_records)
        {
            _records.Add(run, record);
            _models?.Offer(run, training, _records);
            _unfinished--;
            WritePages();
        }

        checkpoint.Delete();
        display.End(run, string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Name}: best epoch {record.BestEpoch} of {record.Epochs}, validation {record.Best.Hard:P2} (gap {record.Best.Gap:F2}), {record.Seconds:F0} s"));
    }

    private TrainingResult Train(StudyRun run, TrainingData data, StudyDisplay display, CancellationToken stop, CheckpointOptions checkpoint)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        TimedProgress progress = new(display.Begin(run), _options.TimeLimit, ended);
        if (File.Exists(checkpoint.File))
        {
            try
            {
                return MeasuredTraining.Train(run.Settings, data.Train, progress, ended.Token, checkpoint with { Resume = true });
            }
            catch (CheckpointException other)
            {
                display.Say($"{other.Message}; the run begins anew");
            }
        }

        return MeasuredTraining.Train(run.Settings, data.Train, progress, ended.Token, checkpoint);
    }

    private void WritePages()
    {
        if (_records.Count > 0)
        {
            WholeFile.Write(_folder.Page, StudyPage.Text(_folder.Name, _options, _records));
            WholeFile.Write(_folder.Chart, StudyChart.Draw(_folder.Name, _records.ByVariant()));
        }
    }

    /// <summary>Ends a run when it has had its time, whether in one piece or in several.</summary>
    private sealed class TimedProgress(IProgress<TrainingProgress> display, TimeSpan? limit, CancellationTokenSource end) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress progress)
        {
            display.Report(progress);
            if (progress.Elapsed >= limit)
            {
                end.Cancel();
            }
        }
    }
}
