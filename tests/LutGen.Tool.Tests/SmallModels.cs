using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Tool.Tests;

/// <summary>Models of which a reader knows the answer.</summary>
internal static class SmallModels
{
    /// <summary>Class 1 where an odd number of the two raw bits is set.</summary>
    public static LutNetwork Xor()
    {
        var builder = new NetworkBuilder("xor", new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(1);
        int xor = layer.Add([0, 1], TruthTable.Gate(6));
        builder.Add(layer.Build());
        return builder.Build(new BitsHead([xor]), new NetworkMetadata([new("method", "by hand"), new("seed", "7")]));
    }

    /// <summary>Forty raw bits that come out as they go in: too many for a class.</summary>
    public static LutNetwork Wires()
    {
        var builder = new NetworkBuilder("wires", new RawBitsEncoder(40));
        return builder.Build(new BitsHead(Enumerable.Range(0, 40)));
    }

    /// <summary>Of images of 2 x 2 pixels, the place of the brightest among those above 127: 0 to 3.</summary>
    public static LutNetwork Corner()
    {
        var builder = new NetworkBuilder("corner", new ThresholdEncoder(4, 127));
        return builder.Build(new ArgmaxHead([0, 1, 2, 3]));
    }

    /// <summary>The largest of every 4 x 4 codes of 16 bits among 80 x 80, of which the head reads one: too many operations for one circuit, few for a window.</summary>
    public static LutNetwork ManyPositions()
    {
        var builder = new NetworkBuilder("many-positions", new QuantizerEncoder(80 * 80, new Quantizer(16, 1, 0)));
        var pool = new PoolLayer(builder.Scope, new SignalGrid(0, 1, 80, 80), new SlidingWindow(4, 4, 1, 0), PoolKind.Max);
        builder.Add(pool);
        return builder.Build(new BitsHead([pool.FirstSignal]));
    }
}
