using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>
/// A part of a network that is trained: it reads rows of earlier signals and gives rows of its own. A kind of layer is one class, which
/// knows how to go forward, how to go back, and what stands in a file for it.
/// </summary>
/// <param name="source">What it reads.</param>
/// <param name="firstOutput">The first row that it gives.</param>
/// <param name="output">How many rows it gives, and the image that they make.</param>
/// <param name="area">The area of the gradients of its rows.</param>
internal abstract class NetworkStage(StageSource source, int firstOutput, SignalShape output, int area)
{
    /// <summary>What it reads.</summary>
    public StageSource Source => source;

    /// <summary>The first row that it gives.</summary>
    public int FirstOutput => firstOutput;

    /// <summary>How many rows it gives, and the image that they make.</summary>
    public SignalShape Output => output;

    /// <summary>The area of the gradients of its rows.</summary>
    public int Area => area;

    /// <summary>What a stage behind it reads.</summary>
    public StageSource AsSource => new(firstOutput, output, Map, Learns, area);

    /// <summary>The outputs as signals that a layer may be wired to.</summary>
    protected virtual Wiring.SignalMap Map => StageSource.MapOf(output);

    /// <summary>Whether anything in it or in front of it learns, so that gradients of its outputs are of use.</summary>
    public virtual bool Learns => source.Learns;

    /// <summary>Computes its rows.</summary>
    public abstract void Forward(in StackPass pass);

    /// <summary>
    /// Adds the gradients of what it read, if anything there learns, writes those of its coefficients, and clears those of its outputs.
    /// </summary>
    public abstract void Backward(in StackPass pass);

    /// <summary>Writes what it becomes after rounding.</summary>
    public abstract void Write(NetworkWriter writer);

    /// <summary>Clears the gradients of its outputs in the lanes in use.</summary>
    protected unsafe void ClearGradient(in StackPass pass, int output) =>
        new Span<float>(pass.GradientRow(area, output), pass.Lanes).Clear();
}
