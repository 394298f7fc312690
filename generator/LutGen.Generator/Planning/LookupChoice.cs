using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>
/// Decides which layers of a run are looked up and which are computed on bits, by <see cref="BatchTimes"/>: starting from one
/// form for all, layer after layer changes its form as long as that gains time (docs/decisions/0016).
/// </summary>
internal sealed class LookupChoice
{
    // The choice takes the cube of this in steps.
    private const int MostParts = 64;

    private const double SafeShare = 0.85;

    // Layers lowered together take fewer operations than one by one, and a cut has a price of its own.
    private const double Gain = 0.9;

    private readonly LutNetwork _network;
    private readonly SignalReaders _readers;
    private readonly IReadOnlyList<LayerPart> _parts;
    private readonly int _budget;
    private readonly Dictionary<(int Start, int End), double> _lookups = [];
    private readonly long[] _bytes;

    private LookupChoice(LutNetwork network, SignalReaders readers, IReadOnlyList<LayerPart> parts, int budget)
    {
        (_network, _readers, _parts, _budget) = (network, readers, parts, budget);
        _bytes = parts.Select(part => part.Lookups is null ? 0 : BatchTimes.BytesOfLookups((LutLayer)network.Layers[part.First])).ToArray();
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
        // Numbers of operations are estimates: what just fits the budget may not.
        int safe = (int)(SafeShare * budget);
        List<LayerRun> cut = runs.SelectMany(run => run.Window is null && network.Layers.Skip(run.First).Take(run.Count).Any(LayerPart.MayBeLookedUp)
            ? new LookupChoice(network, readers, LayerPart.Of(network, run, readers, cancellation), safe).Cut(run)
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

        bool[] onBits = new bool[_parts.Count];
        bool[] best = onBits;
        foreach (bool[] start in new[] { _parts.Select(part => part.Operations is null).ToArray(), _parts.Select(part => part.Lookups is not null).ToArray() })
        {
            bool[] improved = Improve(start);
            best = TimeOf(improved) < TimeOf(best) ? improved : best;
        }

        return TimeOf(best) < Gain * TimeOf(onBits) ? RunsOf(best) : [run];
    }

    // Changes the form of the part that gains most by it, until none does.
    private bool[] Improve(bool[] lookedUp)
    {
        for (double least = TimeOf(lookedUp); ;)
        {
            bool[]? better = null;
            for (int i = 0; i < lookedUp.Length; i++)
            {
                if (_parts[i].Lookups is null)
                {
                    continue;
                }

                var other = (bool[])lookedUp.Clone();
                other[i] = !other[i];
                if (TimeOf(other) is var time && time < least)
                {
                    (better, least) = (other, time);
                }
            }

            if (better is null)
            {
                return lookedUp;
            }

            lookedUp = better;
        }
    }

    // As the stages will be planned: short ones are code as long as the budget lasts.
    private double TimeOf(bool[] lookedUp)
    {
        double time = 0;
        var onBits = new List<long>();
        foreach ((int start, int end) in Groups(lookedUp))
        {
            if (lookedUp[start])
            {
                time += Lookups(start, end);
            }
            else if (_parts.Skip(start).Take(end - start).Any(part => part.Operations is null))
            {
                return double.PositiveInfinity;
            }
            else
            {
                onBits.Add(OperationsOf(start, end));
            }
        }

        long written = 0;
        long bytes = _bytes.Where((_, part) => lookedUp[part]).Sum();
        foreach (long operations in onBits.OrderBy(operations => operations))
        {
            written += operations;
            time += written <= _budget ? BatchTimes.OfCode(operations, bytes) : BatchTimes.OfTable(operations, BatchTimes.TypicalWords);
        }

        return time;
    }

    private IReadOnlyList<LayerRun> RunsOf(bool[] lookedUp) => Groups(lookedUp).Select(group =>
    {
        (int first, int end) = (_parts[group.Start].First, _parts[group.End - 1].End);
        return new LayerRun(first, end - first, null, lookedUp[group.Start] ? ReasonOf(group.Start, group.End) : null);
    }).ToArray();

    // Against the same layers as operations where no layer is looked up.
    private LookupReason ReasonOf(int start, int end)
    {
        bool isKnown = _parts.Skip(start).Take(end - start).All(part => part.Operations is not null);
        long operations = OperationsOf(start, end);
        bool isCode = OperationsOf(0, _parts.Count) <= _budget;
        return new LookupReason(
            Lookups(start, end), isKnown ? operations : null, isCode ? BatchTimes.OfCode(operations) : BatchTimes.OfTable(operations, BatchTimes.TypicalWords));
    }

    private long OperationsOf(int start, int end) => _parts.Skip(start).Take(end - start).Sum(part => (long)(part.Operations ?? 0));

    // Neighbouring parts of one form.
    private static IEnumerable<(int Start, int End)> Groups(bool[] lookedUp)
    {
        for (int start = 0, end; start < lookedUp.Length; start = end)
        {
            for (end = start + 1; end < lookedUp.Length && lookedUp[end] == lookedUp[start]; end++)
            {
            }

            yield return (start, end);
        }
    }

    // With the planes that become codes before parts and are made of codes behind them.
    private double Lookups(int start, int end)
    {
        if (!_lookups.TryGetValue((start, end), out double time))
        {
            (int first, int behind) = (_parts[start].First, _parts[end - 1].End);
            int firstSignal = _network.Layers[first].FirstSignal;
            IEnumerable<int> read = Enumerable.Range(first, behind - first).SelectMany(_readers.ReadBy).Where(signal => signal < firstSignal).Distinct();
            IEnumerable<int> given = behind == _network.Layers.Count
                ? _network.Head.Signals
                : Enumerable.Range(firstSignal, _network.Layers[behind].FirstSignal - firstSignal).Where(signal => _readers.IsReadFrom(signal, behind));
            time = BatchTimes.OfPlanes(read.Concat(given).Sum(_network.WidthOf), BatchTimes.TypicalWords)
                + _parts.Skip(start).Take(end - start).Sum(part => part.Lookups!.Value);
            _lookups.Add((start, end), time);
        }

        return time;
    }
}
