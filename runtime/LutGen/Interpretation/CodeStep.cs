using LutGen.Networks;

namespace LutGen.Interpretation;

/// <summary>A layer on the codes of one sample.</summary>
internal abstract unsafe class CodeStep
{
    /// <summary>The step of a layer; a new kind of layer is one line here.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="widths">Bits of each signal of its network.</param>
    /// <param name="local">First of <see cref="LocalSignals"/> codes that the step may use for itself.</param>
    public static CodeStep Create(Layer layer, int[] widths, int local) => layer switch
    {
        LutLayer luts => new LutStep(luts, widths),
        MacLayer macs => new MacStep(macs, widths),
        AddLayer add => new AddStep(add),
        PoolLayer pool => new PoolStep(pool),
        ConvolutionLayer convolution => new ConvolutionStep(convolution, local),
        _ => throw new NotSupportedException($"no step for {layer.GetType().Name}"),
    };

    /// <summary>Codes that a layer's step needs besides those of the network's signals.</summary>
    public static int LocalSignals(Layer layer) =>
        layer is ConvolutionLayer convolution ? convolution.Kernel.SignalCount + convolution.Kernel.Layers.Select(LocalSignals).DefaultIfEmpty().Max() : 0;

    /// <summary>Evaluates the layer.</summary>
    /// <param name="codes">All signals' codes by id.</param>
    public abstract void Evaluate(ushort* codes);
}
