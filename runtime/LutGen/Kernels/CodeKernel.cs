using System.ComponentModel;

namespace LutGen.Kernels;

/// <summary>
/// A network's layers on the codes of one sample: tables are looked up, not cut into bits. Generated code derives from it;
/// users have no need to.
/// </summary>
/// <param name="codes">Codes that a call works on: the signals, encoder outputs included, and scratch memory behind them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CodeKernel(int codes)
{
    /// <summary>Number of codes that a call works on.</summary>
    public int Codes { get; } = codes;

    /// <summary>Evaluates the layers.</summary>
    /// <param name="codes">First of <see cref="Codes"/> codes by signal id: the encoder's are read, the others hold anything before.</param>
    public abstract void Evaluate(ref ushort codes);
}
