using System.Runtime.Intrinsics;
using LutGen.Networks;

namespace LutGen.Training.Discretisation;

/// <summary>One layer of a network on bit planes.</summary>
internal abstract class HardStep
{
    /// <summary>Prepares a layer.</summary>
    /// <exception cref="NotSupportedException">A kind of layer that the trainer does not make.</exception>
    public static HardStep Of(Layer layer) => layer switch
    {
        LutLayer luts => new HardTables(luts),
        ConvolutionLayer convolution => new HardConvolution(convolution),
        PoolLayer { Kind: PoolKind.Or, OutputBits: 1 } pool => new HardPool(pool),
        _ => throw new NotSupportedException($"no bit planes of a {layer.GetType().Name} of {layer.OutputBits} bits"),
    };

    /// <summary>Computes the layer's signals.</summary>
    /// <param name="signals">All signals of one block of samples.</param>
    /// <param name="first">The layer's first signal.</param>
    public abstract void Run(Vector512<ulong>[] signals, int first);
}
