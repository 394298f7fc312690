using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>
/// How long layers take for 512 samples by the forms that they can be run in, in nanoseconds on the machine of
/// docs/decisions/0016: what the choice between them goes by. Only the proportions matter.
/// </summary>
/// <remarks>
/// Where vectors are narrower, a call is repeated until it has done 512 samples. A plan that is made when a program is built
/// is made for <see cref="TypicalWords"/>, whatever machine the program will run on.
/// </remarks>
public static class BatchTimes
{
    /// <summary>64-bit words of a plane on the machines that plans are made for.</summary>
    public const int TypicalWords = 8;

    // Beyond, code is no longer fetched as fast as it is run, and its values are in farther caches.
    private const int OperationsOfShortCode = 8_000;
    private const double OperationOfShortCode = 0.25;
    private const double OperationOfLongCode = 0.35;

    // Code that does not stay in the second cache, because lookups fill it in between, comes from the third each time.
    private const int BytesOfOperation = 26;
    private const int BytesOfCache = 1 << 20;
    private const double OperationOfColdCode = 0.9;

    // Samples whose codes are in the caches together, a byte each.
    private const int SamplesOfBlock = 256;

    /// <summary>Operations as code on planes of <see cref="TypicalWords"/>.</summary>
    /// <param name="operations">Number of operations.</param>
    /// <param name="bytesBeside">What lookups between two calls of the code read and write (<see cref="BytesOfLookups"/>).</param>
    public static double OfCode(long operations, long bytesBeside = 0) => bytesBeside > 0 && bytesBeside + BytesOfOperation * operations > BytesOfCache
        ? OperationOfColdCode * operations
        : OperationOfShortCode * Math.Min(operations, OperationsOfShortCode) + OperationOfLongCode * Math.Max(0, operations - OperationsOfShortCode);

    /// <summary>Operations that the fastest code does in a time.</summary>
    /// <param name="nanoseconds">The time for 512 samples.</param>
    public static long CodeFor(double nanoseconds) => (long)(nanoseconds / OperationOfShortCode);

    /// <summary>Operations of a circuit from data.</summary>
    /// <param name="operations">Number of operations.</param>
    /// <param name="words">64-bit words of a plane: 8, 4 or 2.</param>
    public static double OfTable(long operations, int words) => operations * (words switch { 8 => 1.7, 4 => 2.9, _ => 5.1 });

    /// <summary>The neurons of a layer that <see cref="LookupShape.Suits"/>, looked up.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public static double OfLookups(LutLayer layer, int words)
    {
        var times = LookupTimes.Of(words);
        return Enumerable.Range(0, layer.Count)
            .Sum(neuron => times.OfNeuron(new LookupShape(layer.TableOf(neuron).AddressBits, layer.OutputBits), layer.InputsOf(neuron).Count, words));
    }

    /// <summary>Bytes of the tables and codes of a layer that is looked up.</summary>
    /// <param name="layer">The layer, which <see cref="LookupShape.Suits"/>.</param>
    public static long BytesOfLookups(LutLayer layer) => Enumerable.Range(0, layer.Count)
        .Sum(neuron => SamplesOfBlock + (1L << new LookupShape(layer.TableOf(neuron).AddressBits, layer.OutputBits).ByteBitsFor(TypicalWords)));

    /// <summary>Planes that become codes before lookups, or are made of codes behind.</summary>
    /// <param name="planes">Number of planes.</param>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public static double OfPlanes(int planes, int words) => planes * LookupTimes.Of(words).Plane;

    /// <summary>A whole network by lookups, from the encoder's planes to the head's.</summary>
    /// <param name="network">The network, of layers that <see cref="LookupShape.Suits"/> only.</param>
    /// <param name="words">64-bit words of the machine's vectors: 8, 4 or 2.</param>
    public static double OfLookups(LutNetwork network, int words) =>
        network.Layers.Sum(layer => OfLookups((LutLayer)layer, words)) + OfPlanes(network.Encoder.Widths.Sum() + network.Head.Signals.Sum(network.WidthOf), words);
}
