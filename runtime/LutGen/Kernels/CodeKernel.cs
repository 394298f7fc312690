using System.ComponentModel;

namespace LutGen.Kernels;

/// <summary>
/// A network's layers on the codes of one sample: tables are looked up, not cut into bits. Generated code derives from it;
/// users have no need to.
/// </summary>
/// <param name="signals">Number of signals, encoder outputs included.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CodeKernel(int signals)
{
    /// <summary>Number of signals.</summary>
    public int Signals { get; } = signals;

    /// <summary>Evaluates the layers.</summary>
    /// <param name="codes">First of <see cref="Signals"/> codes by signal id: the encoder's are read, the others written.</param>
    public abstract void Evaluate(ref ushort codes);
}
