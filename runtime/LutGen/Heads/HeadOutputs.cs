namespace LutGen.Heads;

/// <summary>What a kernel's output planes hold for a head: numbers one after the other, each most significant bit first.</summary>
/// <param name="Widths">Bits of each number.</param>
/// <param name="AreSums">Whether the numbers are one a score, added up by the kernel; otherwise they are the head's signals.</param>
internal readonly record struct HeadOutputs(IReadOnlyList<int> Widths, bool AreSums);
