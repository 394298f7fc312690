using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>
/// Decides which layers of a run are looked up and which are computed on bits: of all ways to cut the run, the one that
/// <see cref="BatchTimes"/> says is fastest (docs/decisions/0016).
/// </summary>
internal sealed class LookupChoice
{
    // Cutting takes the square of this, and the layers' inputs each time.
    private const int MostParts = 100;

    // Layers lowered together take fewer operations than one by one, and a cut has a price of its own.
    private const double Gain = 0.9;

    private readonly LutNetwork _network;
    private readonly SignalReaders _readers;
    private readonly IReadOnlyList<LayerPart> _parts;
    private readonly int _budget;

    private LookupChoice(LutNetwork network, SignalReaders readers, IReadOnlyList<LayerPart> parts, int budget)
    {
        (_network, _readers, _parts, _budget) = (network, readers, parts, budget);
    }

    /// <summary>Cuts runs of layers where lookups are faster than operations on bits.</summary>
    /// <param name="network">The network.</param>
    /// <param name="runs">Runs of its layers: loops, which stay, and others.</param>
    /// <param name="readers">What its layers read.</param>
    /// <param name="budget">Most operations that are written out as code beside the loops.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The runs in order.</returns>
    public static IReadOnlyList<LayerRun> Cut(LutNetwork network, IReadOnlyList<LayerRun> runs, SignalReaders readers, int budget, CancellationToken cancellation)
    {
        List<LayerRun> cut = runs.SelectMany(run => run.Window is null && network.Layers.Skip(run.First).Take(run.Count).Any(LayerPart.MayBeLookedUp)
            ? new LookupChoice(network, readers, LayerPart.Of(network, run, readers, cancellation), budget).Cut(run)
            : [run]).ToList();

        // Codes of more than a byte can pass by lookups, but not through them.
        if (cut[cut.Count - 1].Lookups is not null && network.Head.Signals.Any(signal => network.WidthOf(signal) > LookupShape.MostOutputBits))
        {
            cut.Add(new LayerRun(network.Layers.Count, 0, null));
        }

        return cut;
    }

    private IReadOnlyList<LayerRun> Cut(LayerRun run)
    {
        if (_parts.Count > MostParts)
        {
            return [run];
        }

        // What an operation takes depends on how many there are in all, which only the finished cut tells.
        IReadOnlyList<LayerRun> best = [run];
        double least = Gain * TimeOf(best);
        foreach (double operation in new[] { BatchTimes.OfCode(1), BatchTimes.OfLongCode(1), BatchTimes.OfTable(1, BatchTimes.TypicalWords) })
        {
            IReadOnlyList<LayerRun> cut = Fastest(operation);
            double time = TimeOf(cut);
            if (time < least)
            {
                (best, least) = (cut, time);
            }
        }

        return best;
    }

    private double TimeOf(IReadOnlyList<LayerRun> runs)
    {
        double operations = 0;
        foreach (LayerPart part in _parts.Where(part => !runs.Any(run => run.Lookups is not null && run.First <= part.First && part.End <= run.End)))
        {
            operations += part.Operations ?? double.PositiveInfinity;
        }

        return runs.Sum(run => run.Lookups?.Nanoseconds ?? 0)
            + (operations <= _budget ? BatchTimes.OfCode((long)operations) : double.IsInfinity(operations) ? operations : BatchTimes.OfTable((long)operations, BatchTimes.TypicalWords));
    }

    // The least time up to each part, and where the last run up to there begins: the same part for one on bits.
    private IReadOnlyList<LayerRun> Fastest(double operation)
    {
        var least = new double[_parts.Count + 1];
        var starts = new int[_parts.Count];
        var reasons = new LookupReason?[_parts.Count];
        for (int end = 1; end <= _parts.Count; end++)
        {
            LayerPart last = _parts[end - 1];
            (least[end], starts[end - 1]) = (least[end - 1] + (last.Operations * operation ?? double.PositiveInfinity), end - 1);
            for (int start = end - 1; start >= 0 && _parts[start].Lookups is not null; start--)
            {
                LookupReason reason = LookUp(start, end, operation);
                if (least[start] + reason.Nanoseconds < least[end])
                {
                    (least[end], starts[end - 1], reasons[end - 1]) = (least[start] + reason.Nanoseconds, start, reason);
                }
            }
        }

        var runs = new List<LayerRun>();
        for (int end = _parts.Count; end > 0; end = starts[end - 1])
        {
            LayerPart first = _parts[starts[end - 1]];
            var run = new LayerRun(first.First, _parts[end - 1].End - first.First, null, reasons[end - 1]);
            bool joins = runs.Count > 0 && run.Lookups is null && runs[runs.Count - 1].Lookups is null;
            if (joins)
            {
                run = run with { Count = runs[runs.Count - 1].End - run.First };
                runs.RemoveAt(runs.Count - 1);
            }

            runs.Add(run);
        }

        runs.Reverse();
        return runs;
    }

    // Parts as lookups, with the planes that become codes before them and are made of codes behind.
    private LookupReason LookUp(int start, int end, double operation)
    {
        (int first, int behind) = (_parts[start].First, _parts[end - 1].End);
        int firstSignal = _network.Layers[first].FirstSignal;
        IEnumerable<int> read = Enumerable.Range(first, behind - first).SelectMany(_readers.ReadBy).Where(signal => signal < firstSignal).Distinct();
        IEnumerable<int> given = behind == _network.Layers.Count
            ? _network.Head.Signals
            : Enumerable.Range(firstSignal, _network.Layers[behind].FirstSignal - firstSignal).Where(signal => _readers.IsReadFrom(signal, behind));
        IEnumerable<LayerPart> parts = _parts.Skip(start).Take(end - start);
        double planes = BatchTimes.OfPlanes(read.Concat(given).Sum(_network.WidthOf), BatchTimes.TypicalWords);
        return new LookupReason(planes + parts.Sum(part => part.Lookups!.Value), parts.Any(part => part.Operations is null) ? null : operation * parts.Sum(part => part.Operations));
    }
}
