using System.Diagnostics;
using LutGen;

namespace Digits;

/// <summary>Speed and memory of a model, in medians.</summary>
/// <param name="LatencyNanoseconds">One call of Predict with one image.</param>
/// <param name="OneCore">Images a second through PredictBatch on one thread.</param>
/// <param name="AllCores">Images a second through ParallelBatch on all cores, with as many images for each.</param>
/// <param name="BytesPerCall">Bytes allocated by a call of Predict or PredictBatch, the larger of both.</param>
internal sealed record Measurement(double LatencyNanoseconds, double OneCore, double AllCores, double BytesPerCall)
{
    /// <summary>Cores that the machine has.</summary>
    public static readonly int Cores = Environment.ProcessorCount;

    /// <summary>Timed runs, of which the median counts.</summary>
    public const int Runs = 31;

    /// <summary>About the length of a timed run; much shorter ones would measure the clock.</summary>
    public static readonly TimeSpan RunTime = TimeSpan.FromMilliseconds(5);

    private const int MostCopies = 16;

    // Long enough for the JIT to have replaced its first, slow code in the background.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(400);

    /// <summary>Measures a model.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="images">What it is run on.</param>
    public static Measurement Of<TModel>(LabelledImages images)
        where TModel : ILutModel<TModel>
    {
        var classes = new int[images.Count];
        int next = 0;
        void One()
        {
            classes[next] = TModel.Predict(images[next]);
            next = (next + 1) % images.Count;
        }

        void Batch() => TModel.PredictBatch(images.Pixels, classes);

        // A batch for one core is over before many cores are awake, so each gets as much; memory sets an end to it.
        int copies = Math.Min(Cores, MostCopies);
        var manyPixels = new byte[copies * images.Pixels.Length];
        for (int copy = 0; copy < copies; copy++)
        {
            images.Pixels.CopyTo(manyPixels, copy * images.Pixels.Length);
        }

        var manyClasses = new int[copies * images.Count];
        void ParallelBatches() => ParallelBatch.Predict<TModel>(manyPixels.AsMemory(), manyClasses);

        return new Measurement(
            1e9 * SecondsPerCall(One),
            images.Count / SecondsPerCall(Batch),
            manyClasses.Length / SecondsPerCall(ParallelBatches),
            Math.Max(BytesAllocatedBy(One), BytesAllocatedBy(Batch)));
    }

    private static double SecondsPerCall(Action call)
    {
        CallsWithin(WarmUpTime, call);
        int calls = CallsWithin(RunTime, call);
        var clock = new Stopwatch();
        var seconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            clock.Restart();
            for (int i = 0; i < calls; i++)
            {
                call();
            }

            seconds[run] = clock.Elapsed.TotalSeconds / calls;
        }

        Array.Sort(seconds);
        return seconds[Runs / 2];
    }

    private static int CallsWithin(TimeSpan time, Action call)
    {
        int calls = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; calls++)
        {
            call();
        }

        return calls;
    }

    private static double BytesAllocatedBy(Action call)
    {
        const int Calls = 10;
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
