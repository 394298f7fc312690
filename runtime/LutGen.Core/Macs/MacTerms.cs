namespace LutGen.Macs;

/// <summary>Two weights of codes that share a line; a single one beside 0.</summary>
/// <param name="Line">The line, from that of the position.</param>
/// <param name="Weights">The lower code's weight in the lower 16 bits, the upper one's in the upper; signed.</param>
public readonly record struct PairTerm(int Line, int Weights);

/// <summary>A weight that two of do not fit a pair, or of a code of which some bits do not count.</summary>
/// <param name="Line">The line, from that of the position.</param>
/// <param name="Shift">Bits that the line's numbers are shifted right by, without a sign.</param>
/// <param name="Mask">The bits that count then.</param>
/// <param name="Weight">What these are multiplied with.</param>
public readonly record struct WideTerm(int Line, int Shift, int Mask, int Weight);

/// <summary>A chunk of a code that is looked up because its products are no products.</summary>
/// <param name="Line">The line, from that of the position.</param>
/// <param name="Shift">Bits that the line's numbers are shifted right by, without a sign; what stands above the chunk then does not count.</param>
/// <param name="Table">Index of the partial products, shifted to their place.</param>
public readonly record struct ChunkTerm(int Line, int Shift, int Table);
