using LutGen.Tool.Training;
using LutGen.Training;
using Spectre.Console;

namespace LutGen.Tool.Studies;

/// <summary>Shows the runs of a study: a bar for each that goes on a terminal, otherwise a few plain lines. All of it may be called from several threads.</summary>
internal abstract class StudyDisplay
{
    /// <summary>Shows runs while some work trains them.</summary>
    /// <param name="output">Receives plain lines where the output is no terminal.</param>
    /// <param name="runs">Number of runs to train.</param>
    /// <param name="work">The work.</param>
    public static void Show(TextWriter output, int runs, Action<StudyDisplay> work)
    {
        if (ProgressDisplay.IsLive && runs > 0)
        {
            ProgressDisplay.Bars(hideCompleted: true).Start(context => work(new LiveBars(context, runs)));
        }
        else
        {
            work(new PlainLines(TextWriter.Synchronized(output)));
        }
    }

    /// <summary>A run begins.</summary>
    /// <returns>Takes its reports.</returns>
    public abstract IProgress<TrainingProgress> Begin(StudyRun run);

    /// <summary>A run has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="line">What came of it.</param>
    public abstract void End(StudyRun run, string line);

    /// <summary>Something else to know.</summary>
    public abstract void Say(string line);

    private sealed class LiveBars(ProgressContext context, int runs) : StudyDisplay
    {
        private readonly Dictionary<StudyRun, ProgressTask> _bars = [];
        private readonly ProgressTask _all = context.AddTask($"all {runs} runs", maxValue: runs);

        public override IProgress<TrainingProgress> Begin(StudyRun run)
        {
            lock (_bars)
            {
                _bars[run] = context.AddTask(run.Name, maxValue: 1);
                return new LiveBar(_bars[run], run.Name, run.Settings.Patience);
            }
        }

        public override void End(StudyRun run, string line)
        {
            lock (_bars)
            {
                _bars[run].StopTask();
                _all.Increment(1);
            }

            Say(line);
        }

        public override void Say(string line) => AnsiConsole.WriteLine(line);
    }

    private sealed class PlainLines(TextWriter output) : StudyDisplay
    {
        public override IProgress<TrainingProgress> Begin(StudyRun run) => new Tenths(output, run);

        public override void End(StudyRun run, string line) => Say(line);

        public override void Say(string line) => output.WriteLine(line);
    }

    // A line for each epoch of each run would bury what matters.
    private sealed class Tenths(TextWriter output, StudyRun run) : IProgress<TrainingProgress>
    {
        private const int Lines = 10;

        private int _shown;

        public void Report(TrainingProgress progress)
        {
            int tenth = (int)(progress.Share * Lines);
            if (progress.Finished is { } epoch && tenth > _shown)
            {
                _shown = tenth;
                output.WriteLine($"{run.Name}: {ProgressDisplay.LineOf(progress, epoch, run.Settings.Patience)}");
            }
        }
    }
}
