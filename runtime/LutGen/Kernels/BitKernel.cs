using System.ComponentModel;

namespace LutGen.Kernels;

/// <summary>
/// A network's layers on bit planes: one call evaluates 64 * <see cref="Words"/> samples, one bit of a machine word each.
/// Generated code and the interpreter of models loaded at run time derive from it; users have no need to.
/// </summary>
/// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
/// <param name="inputPlanes">Planes read: the encoder's signals in order, each most significant bit first.</param>
/// <param name="slotPlanes">Planes of scratch memory.</param>
/// <param name="outputPlanes">Planes written: the head's signals in order, each most significant bit first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BitKernel(int words, int inputPlanes, int slotPlanes, int outputPlanes)
{
    /// <summary>64-bit words of a plane.</summary>
    public int Words { get; } = words;

    /// <summary>Planes read.</summary>
    public int InputPlanes { get; } = inputPlanes;

    /// <summary>Planes of scratch memory.</summary>
    public int SlotPlanes { get; } = slotPlanes;

    /// <summary>Planes written.</summary>
    public int OutputPlanes { get; } = outputPlanes;

    /// <summary>Evaluates the layers.</summary>
    /// <param name="inputs">First word of <see cref="InputPlanes"/> planes, plane after plane.</param>
    /// <param name="slots">First word of <see cref="SlotPlanes"/> planes; holds anything before and after.</param>
    /// <param name="outputs">First word of <see cref="OutputPlanes"/> planes, none of which is an input or a slot; they serve as scratch memory until they are written.</param>
    public abstract void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs);
}
