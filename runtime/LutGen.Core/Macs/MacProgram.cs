using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>
/// A network of multiply-accumulate layers on lines of codes, 16 samples together: neurons, convolutions of one layer of neurons, pools
/// and additions, from the encoder's codes to the head's. Other networks have no such program.
/// </summary>
public sealed class MacProgram
{
    // Memory of a thread, 64 bytes a line.
    private const int MostLines = 1 << 20;

    private MacProgram(LutNetwork network, SignalLines lines, IReadOnlyList<LineStage> stages)
    {
        Network = network;
        Lines = lines;
        Stages = stages;
    }

    /// <summary>The network.</summary>
    public LutNetwork Network { get; }

    /// <summary>Where its signals stand.</summary>
    public SignalLines Lines { get; }

    /// <summary>Its layers in order, without those that define nothing.</summary>
    public IReadOnlyList<LineStage> Stages { get; }

    /// <summary>Whether a network is of layers that can be multiplied; its numbers are not looked at.</summary>
    public static bool MayHave(LutNetwork network) =>
        network.Layers.All(layer => layer is MacLayer or PoolLayer or AddLayer || KernelOf(layer) is not null)
        && network.Layers.Any(layer => layer is MacLayer || KernelOf(layer) is not null);

    /// <summary>The program of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>
    /// The program; null for a network with layers of other kinds or without neurons, one whose images are read in several shapes, and one
    /// with numbers so large that 32 bits do not hold them.
    /// </returns>
    public static MacProgram? Of(LutNetwork network, CancellationToken cancellation = default)
    {
        if (!MayHave(network) || SignalLines.Of(network) is not { } lines || lines.Count > MostLines)
        {
            return null;
        }

        var stages = new List<LineStage>();
        foreach (Layer layer in network.Layers.Where(layer => layer.Count > 0))
        {
            cancellation.ThrowIfCancellationRequested();
            LineStage? stage = layer switch
            {
                ConvolutionLayer convolution => Of(convolution, lines),
                MacLayer macs => Of(macs, lines),
                PoolLayer pool => Of(pool, lines),
                _ => Of((AddLayer)layer, lines),
            };
            if (stage is null)
            {
                return null;
            }

            stages.Add(stage);
        }

        return new MacProgram(network, lines, stages);
    }

    private static MacLayer? KernelOf(Layer layer) =>
        layer is ConvolutionLayer { Kernel: { Layers.Count: 1 } kernel } && kernel.Layers[0] is MacLayer macs && kernel.Outputs.All(output => output >= macs.FirstSignal) ? macs : null;

    private static MacStage? Of(ConvolutionLayer layer, SignalLines lines)
    {
        MacLayer macs = KernelOf(layer)!;
        SlidingWindow window = layer.Window;
        int area = window.Height * window.Width;
        LineRegion image = lines.RegionOf(layer.Grid.First);
        var builder = new MacSumBuilder(macs, input =>
        {
            int first = layer.Grid[input / area, 0, 0];
            int place = input % area;
            return new LineCode(lines.LineOf(first) + (place / window.Width - window.Padding) * image.Pitch + place % window.Width - window.Padding, lines.IsUpper(first));
        });
        LineRegion output = lines.RegionOf(layer.FirstSignal);
        LineTarget[] targets = Enumerable.Range(0, (layer.Output.Channels + 1) / 2)
            .Select(pair => new LineTarget(2 * pair, 2 * pair + 1 < layer.Output.Channels ? 2 * pair + 1 : -1, pair * output.Plane))
            .ToArray();
        return Of(layer, output, builder, layer.Kernel.Outputs.Select(signal => macs.Neurons[signal - macs.FirstSignal]), targets,
            PlacesOf(layer.Output, (y, x) => (y * image.Pitch + x) * window.Stride), PlacesOf(layer.Output, (y, x) => output[0, y, x]));
    }

    private static MacStage? Of(MacLayer layer, SignalLines lines)
    {
        var builder = new MacSumBuilder(layer, signal => new LineCode(lines.LineOf(signal), lines.IsUpper(signal)));
        LineRegion output = lines.RegionOf(layer.FirstSignal);
        int area = output.Grid.Height * output.Grid.Width;
        LineTarget[] targets = Enumerable.Range(0, layer.Count)
            .Where(neuron => neuron / area % 2 == 0)
            .Select(neuron => new LineTarget(neuron, neuron + area < layer.Count ? neuron + area : -1, lines.LineOf(layer.FirstSignal + neuron)))
            .ToArray();
        return Of(layer, output, builder, layer.Neurons, targets, [0], [0]);
    }

    private static MacStage? Of(
        Layer layer, LineRegion output, MacSumBuilder builder, IEnumerable<MacNeuron> neurons, LineTarget[] targets, int[] positions, int[] places)
    {
        MacSum?[] sums = neurons.Select(builder.SumOf).ToArray();
        return sums.Contains(null) ? null : new MacStage(layer, output, positions, places, sums!, targets, builder.Mask, builder.Tables);
    }

    private static PoolStage? Of(PoolLayer layer, SignalLines lines)
    {
        SlidingWindow window = layer.Window;
        LineRegion image = lines.RegionOf(layer.Grid.First);
        int corner = -window.Padding * (image.Pitch + 1);
        LineCode[] channels = ChannelsOf(layer.Grid, lines).Select(code => code with { Line = code.Line + corner }).ToArray();
        LineRegion output = lines.RegionOf(layer.FirstSignal);
        if (layer.Kind != PoolKind.Average)
        {
            return new PoolStage(layer, output, channels, image.Pitch, null);
        }

        int largest = layer.Places * ((1 << layer.OutputBits) - 1) + layer.Places / 2;
        var division = new ConstantDivision(layer.Places, largest);
        if (division.Shift > 31 || division.Multiplier > int.MaxValue)
        {
            return null;
        }

        long offset = unchecked(layer.Places / 2 * division.Multiplier + long.MinValue);
        return new PoolStage(layer, output, channels, image.Pitch, new MacScale(offset, (int)division.Multiplier, division.Shift, (1 << layer.OutputBits) - 1));
    }

    private static AddStage? Of(AddLayer layer, SignalLines lines)
    {
        // The layer's bound of the sum holds its rounding too.
        long bound = Math.Abs((long)layer.Bias) + layer.Terms.Sum(term => Math.Abs((long)term.Multiplier) * ((1 << layer.Scope.WidthOf(term.Grid.First)) - 1));
        return MacScale.Of(bound, 1, layer.Shift, layer.Zero, layer.OutputBits) is { } scale
            ? new AddStage(
                layer,
                lines.RegionOf(layer.FirstSignal),
                layer.Terms.Select(term => (IReadOnlyList<LineCode>)ChannelsOf(term.Grid, lines).ToArray()).ToArray(),
                layer.Terms.Select(term => lines.RegionOf(term.Grid.First).Pitch).ToArray(),
                scale)
            : null;
    }

    private static IEnumerable<LineCode> ChannelsOf(SignalGrid grid, SignalLines lines) =>
        Enumerable.Range(0, grid.Channels).Select(channel => new LineCode(lines.LineOf(grid[channel, 0, 0]), lines.IsUpper(grid[channel, 0, 0])));

    private static int[] PlacesOf(SignalGrid image, Func<int, int, int> place) =>
        Enumerable.Range(0, image.Height * image.Width).Select(i => place(i / image.Width, i % image.Width)).ToArray();
}
