using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>A layer whose pieces are mapped.</summary>
/// <param name="Cut">The layer and what it reads.</param>
/// <param name="Pieces">Its pieces.</param>
internal sealed record MappedLayer(LayerCut Cut, IReadOnlyList<MappedPiece> Pieces)
{
    // More would overflow what adds parts up.
    private const long MostLuts = 1 << 30;

    /// <summary>Levels of its deepest piece.</summary>
    public int Depth => Pieces.Select(piece => piece.Cost.Depth).DefaultIfEmpty().Max();

    /// <summary>Stages of its longest piece.</summary>
    public int StageCount => Pieces.Select(piece => piece.Section!.Stages.Count).DefaultIfEmpty().Max();

    /// <summary>Registers of all its pieces, wherever they stand; what it reads is not held by them.</summary>
    public long Registers
    {
        get
        {
            int stages = StageCount;
            return Pieces.Sum(piece => piece.Piece.Copies * piece.Section!.RegistersAmong(stages));
        }
    }

    /// <summary>Maps the pieces of layers, on all cores; what comes out does not depend on how many there are.</summary>
    /// <param name="cuts">The layers.</param>
    /// <param name="target">What with.</param>
    /// <param name="pipeline">Where registers stand, or null.</param>
    /// <param name="threads">Most threads, or -1 for as many as there are cores.</param>
    /// <param name="progress">Is told what share is done.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="CircuitLimitException">A piece has too many cells.</exception>
    public static MappedLayer[] Map(IReadOnlyList<LayerCut> cuts, LutTarget target, PipelineOptions? pipeline, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        LayerPiece[][] pieces = cuts.Select(cut => cut.Pieces.ToArray()).ToArray();
        (int Layer, int Piece)[] places = pieces.SelectMany((own, layer) => own.Select((_, piece) => (layer, piece))).ToArray();
        MappedPiece[][] mapped = pieces.Select(own => new MappedPiece[own.Length]).ToArray();
        (int done, int isTooLarge) = (0, 0);
        Parallel.For(0, places.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, (i, loop) =>
        {
            (int layer, int piece) = places[i];
            try
            {
                mapped[layer][piece] = MappedPiece.Of(pieces[layer][piece], target, pipeline, cancellation);
                progress?.Report((double)Interlocked.Increment(ref done) / places.Length);
            }
            catch (CircuitLimitException)
            {
                Interlocked.Exchange(ref isTooLarge, 1);
                loop.Stop();
            }
        });
        return isTooLarge == 0 ? cuts.Select((cut, layer) => new MappedLayer(cut, mapped[layer])).ToArray() : throw new CircuitLimitException();
    }

    /// <summary>What all layers take, each piece as often as it stands there.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="depth">Levels on the longest path through them.</param>
    /// <exception cref="CircuitLimitException">That is more lookup tables than anybody counts.</exception>
    public static PartCost CostOf(IEnumerable<MappedLayer> layers, int depth)
    {
        (long luts, long bits, long first, long second) = (0, 0, 0, 0);
        foreach (MappedPiece piece in layers.SelectMany(layer => layer.Pieces))
        {
            long copies = piece.Piece.Copies;
            (luts, bits) = (luts + copies * piece.Cost.Luts, bits + copies * piece.Cost.TableBits);
            (first, second) = (first + copies * piece.Cost.F7Multiplexers, second + copies * piece.Cost.F8Multiplexers);
        }

        return luts <= MostLuts ? new PartCost((int)luts, depth, bits, (int)first, (int)second) : throw new CircuitLimitException();
    }

    /// <summary>The slowest of its pieces' stages.</summary>
    /// <param name="device">The device.</param>
    public StageShape[] Stages(FpgaDevice device) => Enumerable.Range(0, StageCount)
        .Select(stage => Pieces.Where(piece => piece.Section!.Stages.Count > stage).Select(piece => piece.Section!.Stages[stage])
            .Aggregate((slowest, next) => DelayModel.StageDelay(device, next) > DelayModel.StageDelay(device, slowest) ? next : slowest))
        .ToArray();

    /// <summary>Every signal that it reads, with behind how many of its stages it still does, once or more often.</summary>
    public IEnumerable<(int Signal, int Rows)> HeldSignals()
    {
        var rows = new Dictionary<int, int>();
        foreach ((int place, int held) in Pieces.SelectMany(piece => piece.HeldPlaces()))
        {
            rows[place] = Math.Max(held, rows.TryGetValue(place, out int known) ? known : 0);
        }

        return Cut.Reads.Where(read => rows.ContainsKey(read.Place)).Select(read => (read.Signal, rows[read.Place]));
    }
}
