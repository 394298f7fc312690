using LutGen.Circuits;
using LutGen.Cost.Fpga;
using LutGen.Hardware;
using LutGen.Hardware.Pieces;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Cost;

/// <summary>
/// What a network takes on a device of k-input lookup tables, from features to class: counted on a mapping that computes the
/// same function, not estimated. Every part is logic in lookup tables, adders and comparisons too, unless <see cref="CostOptions.UsesCarryChains"/>;
/// wide multiplexers are used where <see cref="CostOptions.UsesWideMultiplexers"/> asks for them, memory blocks of a device never. Inverters cost nothing; registers and routing are not counted.
/// </summary>
/// <param name="Parts">Each part mapped by itself. No lookup table crosses from one part into the next.</param>
/// <param name="Joint">Encoder and network mapped as one circuit, where a lookup table may read features and take a comparison in; it need not be smaller than the two parts.</param>
/// <param name="Live">The bounds of the network after all simplifications.</param>
/// <param name="IsByPieces">
/// Whether the layers were mapped piece by piece, each counted for every place that it stands at, because the network as a whole is too large; see <see cref="CostOptions.CountsPieces"/>.
/// Then a convolution's window over padding counts as one inside, nothing is shared between pieces, and large pieces are covered once: more than a mapping of the whole would find.
/// </param>
/// <remarks>
/// Mapping: priority cuts, first for depth, then area flow and exact local area under required times (Mishchenko, Cho, Chatterjee,
/// Brayton, ICCAD 2007); then resubstitution (Mishchenko, Brayton, Jiang, Jang, FPGA 2009), and again from other structures.
/// </remarks>
public sealed record MappedCost(CostParts Parts, PartCost Joint, NetworkBounds Live, bool IsByPieces = false)
{
    /// <summary>Most three-input cells of a part: beyond, mapping would need gigabytes.</summary>
    public const int MostCells = 1 << 21;

    /// <summary>Most signals of a network.</summary>
    public const int MostSignals = 1 << 22;

    // What is looked up from wider tables than these together is not simplified neuron by neuron before it is lowered.
    internal const long MostSimplifiedTableBits = 1 << 26;

    /// <summary>All parts, one behind the other: their lookup tables and table bits, and the sum of their depths.</summary>
    public PartCost Total => Parts.Total;

    /// <summary>The cells of all parts, from the features' bits to the class.</summary>
    internal DesignNetlist Netlist { get; init; } = new(0, [], []);

    /// <summary>Its pipeline, where it was mapped by pieces, whose cells are not kept.</summary>
    internal PipelineCut? Pipeline { get; init; }

    /// <summary>Maps a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The device.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>
    /// The cost, or null for a network of more than <see cref="MostSignals"/> signals, of more than <see cref="CostOptions.MostCells"/> cells in a part unless it may be counted
    /// <see cref="CostOptions.CountsPieces">by pieces</see>, or one that takes out of all proportion to lower.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MappedCost? Of(LutNetwork network, CostOptions options, CancellationToken cancellation = default) => Map(network, options, pipeline: null, joins: true, progress: null, cancellation);

    /// <summary>A network as it is lowered: after all simplifications, where these take no longer than what follows.</summary>
    internal static LutNetwork Simplified(LutNetwork network, CancellationToken cancellation) =>
        NetworkBounds.Of(network).TableBits <= MostSimplifiedTableBits ? PassPipeline.Run(network, cancellation).Network : network;

    /// <summary>Maps a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The device.</param>
    /// <param name="pipeline">Where registers stand in a design that is counted by pieces, whose cells are not kept; null if nobody asks.</param>
    /// <param name="joins">Whether encoder and network are mapped as one circuit too.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces.</param>
    /// <param name="cancellation">Asked now and then.</param>
    internal static MappedCost? Map(LutNetwork network, CostOptions options, PipelineOptions? pipeline, bool joins, IProgress<double>? progress, CancellationToken cancellation)
    {
        options.Check();
        if (network.SignalCount > MostSignals)
        {
            return null;
        }

        network = Simplified(network, cancellation);
        var target = new LutTarget(options.LutInputs, options.Goal == MappingGoal.Depth, options.UsesWideMultiplexers, options.IsQuick);
        return AsWhole(network, options, target, joins, cancellation) ?? (options.CountsPieces ? PiecewiseDesign.Map(network, options, target, pipeline, progress, cancellation) : null);
    }

    private static MappedCost? AsWhole(LutNetwork network, CostOptions options, LutTarget target, bool joins, CancellationToken cancellation)
    {
        try
        {
            HardwareDesign design = HardwareDesign.Of(network, options.LutInputs, options.InputBits, options.MostCells, cancellation, options.UsesCarryChains, options.SeparatesLayers);
            MappedDesign mapped = MappedDesign.Of(design, target, cancellation, joins && !options.SeparatesLayers);
            PartCost[] parts = mapped.Parts.Select(part => part.CostOn(target)).ToArray();
            PartCost layers = parts.Skip(1).Take(parts.Length - 3).Aggregate((sum, part) => sum + part);
            return new MappedCost(
                new CostParts(parts[0], layers, parts[parts.Length - 2], parts[parts.Length - 1]), mapped.Joint is null ? parts[0] + layers : target.CostOf(mapped.Joint), NetworkBounds.Of(network))
            {
                Netlist = DesignNetlist.Of(design, mapped),
            };
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }
}
