using System.ComponentModel;
using LutGen.Circuits;
using LutGen.Macs;
using LutGen.Networks;

namespace LutGen.Kernels;

/// <summary>
/// What a model's layers can be run by. Generated code fills it in; from data alone, a circuit, everything else can be made
/// when it is first needed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LutKernels
{
    /// <summary>The generated kernel for batches, of the width that suits the machine; null to interpret <see cref="Circuit"/>.</summary>
    public BitKernel? Batch { get; init; }

    /// <summary>Binary digits of each group sum, if these are what <see cref="Batch"/> computes; empty if it computes the head's signals.</summary>
    public int[] SumWidths { get; init; } = [];

    /// <summary>Gives the layers as operations on bits, whose outputs are the head's signals in order; null when there are too many.</summary>
    public Func<Circuit>? Circuit { get; init; }

    /// <summary>Gives the whole network, for layers that are looked up many neurons at once; null when that does not suit it.</summary>
    public Func<LutNetwork>? Network { get; init; }

    /// <summary>Gives the layers as multiplications of many samples' codes, which then are the way for rows of any number; null when they are no such layers.</summary>
    public Func<MacProgram>? Macs { get; init; }

    /// <summary>Gives the sums of pruned layers of <see cref="Macs"/> as code, for machines with AVX-512; null when there is none.</summary>
    public Func<MacCode>? MacCode { get; init; }

    /// <summary>The kernel that looks tables up sample by sample; null when the circuit is faster for single samples too.</summary>
    public CodeKernel? Codes { get; init; }
}
