using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>Layers that are run in one form, and what each form costs: one layer of tables that may be looked up, or all layers up to the next such.</summary>
/// <param name="First">Index of the first layer.</param>
/// <param name="Count">Number of layers.</param>
/// <param name="Operations">Operations on bits; null when they are more than could ever pay.</param>
/// <param name="Lookups">Nanoseconds of lookups for 512 samples, planes not counted; null for layers that are not looked up.</param>
internal sealed record LayerPart(int First, int Count, int? Operations, double? Lookups)
{
    // Tables of few entries take fewer operations than any lookup is worth.
    private const int FewestAddressBits = 5;
    private const int FewestAddressBitsOfGates = 7;

    // A layer is lowered until the fastest code of its operations takes longer than looking it up; cells are several times more
    // before they are merged and covered.
    private const int CellsOfOperation = 4;

    // Wide tables have little in common: some tell what the others take, and lowering is most of the generator's time.
    private const int LoweredNeurons = 16;

    private static readonly LoweringOptions s_hasty = new(Rounds: 1);

    /// <summary>Index of the first layer behind it.</summary>
    public int End => First + Count;

    /// <summary>Whether looking up a layer's tables is worth a thought. Layers of gates are not.</summary>
    public static bool MayBeLookedUp(Layer layer)
    {
        if (!LookupShape.Suits(layer))
        {
            return false;
        }

        var luts = (LutLayer)layer;
        int fewest = luts.OutputBits == 1 ? FewestAddressBitsOfGates : FewestAddressBits;
        return Enumerable.Range(0, luts.Count).Any(neuron => luts.TableOf(neuron).AddressBits >= fewest);
    }

    /// <summary>Takes layers apart.</summary>
    /// <param name="network">The network.</param>
    /// <param name="run">The layers.</param>
    /// <param name="readers">What the network's layers read.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static IReadOnlyList<LayerPart> Of(LutNetwork network, LayerRun run, SignalReaders readers, CancellationToken cancellation)
    {
        var parts = new List<LayerPart>();
        for (int first = run.First, end; first < run.End; first = end)
        {
            end = first + 1;
            bool isLookedUp = MayBeLookedUp(network.Layers[first]);
            while (!isLookedUp && end < run.End && !MayBeLookedUp(network.Layers[end]))
            {
                end++;
            }

            int? operations;
            double? lookups = null;
            if (isLookedUp)
            {
                var layer = (LutLayer)network.Layers[first];
                lookups = BatchTimes.OfLookups(layer, BatchTimes.TypicalWords);
                operations = OperationsOf(network, layer, lookups.Value, cancellation);
            }
            else
            {
                operations = OperationsOf(network, first, end, readers, cancellation);
            }

            parts.Add(new LayerPart(first, end - first, operations, lookups));
        }

        return parts;
    }

    private static int? OperationsOf(LutNetwork network, LutLayer layer, double lookups, CancellationToken cancellation)
    {
        int count = Math.Min(layer.Count, LoweredNeurons);
        int[] neurons = Enumerable.Range(0, count).Select(i => (int)((long)i * layer.Count / count)).ToArray();
        long limit = CellsOfOperation * BatchTimes.CodeFor(lookups) * count / layer.Count;
        Circuit? circuit = CircuitLowering.Lower(NetworkPart.Of(network, layer, neurons), (int)Math.Min(TableMode.OperationLimit, limit), s_hasty, cancellation);
        return circuit is null ? null : (int)Math.Min(TableMode.OperationLimit, (long)circuit.Nodes.Count * layer.Count / count);
    }

    private static int? OperationsOf(LutNetwork network, int first, int end, SignalReaders readers, CancellationToken cancellation)
    {
        Layer[] layers = network.Layers.Skip(first).Take(end - first).ToArray();
        int start = layers[0].FirstSignal;
        int[] inputs = Enumerable.Range(first, end - first).SelectMany(readers.ReadBy).Where(signal => signal < start).Distinct().ToArray();
        int[] outputs = layers.SelectMany(layer => Enumerable.Range(layer.FirstSignal, layer.Count)).Where(signal => readers.IsReadFrom(signal, end)).ToArray();
        return CircuitLowering.Lower(network, layers, inputs, outputs, TableMode.OperationLimit, cancellation)?.Nodes.Count;
    }
}
