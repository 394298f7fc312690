using LutGen.Circuits;
using LutGen.Hardware;
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
/// <remarks>
/// Mapping: priority cuts, first for depth, then area flow and exact local area under required times (Mishchenko, Cho, Chatterjee,
/// Brayton, ICCAD 2007); then resubstitution (Mishchenko, Brayton, Jiang, Jang, FPGA 2009), and again from other structures.
/// </remarks>
public sealed record MappedCost(CostParts Parts, PartCost Joint, NetworkBounds Live)
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

    /// <summary>Maps a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The device.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The cost, or null for a network of more than <see cref="MostSignals"/> signals or <see cref="CostOptions.MostCells"/> cells in a part, or one that takes out of all proportion to lower.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static MappedCost? Of(LutNetwork network, CostOptions options, CancellationToken cancellation = default) => Map(network, options, joins: true, cancellation);

    /// <summary>A network as it is lowered: after all simplifications, where these take no longer than what follows.</summary>
    internal static LutNetwork Simplified(LutNetwork network, CancellationToken cancellation) =>
        NetworkBounds.Of(network).TableBits <= MostSimplifiedTableBits ? PassPipeline.Run(network, cancellation).Network : network;

    internal static MappedCost? Map(LutNetwork network, CostOptions options, bool joins, CancellationToken cancellation)
    {
        options.Check();
        if (network.SignalCount > MostSignals)
        {
            return null;
        }

        network = Simplified(network, cancellation);
        var target = new LutTarget(options.LutInputs, options.Goal == MappingGoal.Depth, options.UsesWideMultiplexers, options.IsQuick);
        try
        {
            HardwareDesign design = HardwareDesign.Of(network, options.LutInputs, options.InputBits, options.MostCells, cancellation, options.UsesCarryChains, options.SeparatesLayers);
            MappedDesign mapped = MappedDesign.Of(design, target, cancellation, joins && !options.SeparatesLayers);
            PartCost[] parts = mapped.Parts.Select(part => CostOf(part, target)).ToArray();
            PartCost layers = parts.Skip(1).Take(parts.Length - 3).Aggregate((sum, part) => sum + part);
            return new MappedCost(
                new CostParts(parts[0], layers, parts[parts.Length - 2], parts[parts.Length - 1]), mapped.Joint is null ? parts[0] + layers : CostOf(mapped.Joint, target), NetworkBounds.Of(network))
            {
                Netlist = DesignNetlist.Of(design, mapped),
            };
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }

    private static PartCost CostOf(MappedPart part, LutTarget target) => CostOf(part.Cover, target) with
    {
        Luts = part.LutsOn(target),
        Depth = part.Depth,
        TableBits = CostOf(part.Cover, target).TableBits + (part.Chains?.Cells.Sum(cell => cell.TableBits) ?? 0),
        CarryBits = part.CarryBits,
    };

    private static PartCost CostOf(LutCover cover, LutTarget target)
    {
        int second = target.WideFunctionsOf(cover, level: 2);
        int first = target.WideFunctionsOf(cover, level: 1) + 2 * second;
        return new PartCost(target.LutsOf(cover), cover.Depth(), cover.Functions.Sum(function => 1L << function.Leaves.Length), first, second);
    }
}
