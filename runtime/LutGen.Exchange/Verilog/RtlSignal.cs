namespace LutGen.Exchange.Verilog;

/// <summary>A number that travels through a design: a network's signal, or one of those that the head makes.</summary>
/// <param name="order">Its place among all numbers; on a bus they stand in this order, so that the images of convolutions stay whole.</param>
/// <param name="width">Its width in bits.</param>
internal sealed class RtlSignal(int order, int width)
{
    public int Order { get; } = order;

    public int Width { get; } = width;
}
