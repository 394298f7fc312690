using System.Globalization;

namespace LutGen.Arithmetic;

/// <summary>
/// Which chunks of an activation are not looked up, and what they are taken for: the family that A-LUT-NA is chosen from. The
/// authors' own rule is not published in detail; these definitions are LutGen's.
/// </summary>
public sealed record ChunkApproximation
{
    private const int NibbleBits = 4;

    private ChunkApproximation(string name, int dropped, ChunkSubstitute substitute) => (Name, Dropped, Substitute) = (name, dropped, substitute);

    /// <summary>Every chunk is looked up.</summary>
    public static ChunkApproximation Exact { get; } = new("exact", 0, ChunkSubstitute.Zero);

    /// <summary>A name for readers.</summary>
    public string Name { get; }

    /// <summary>Bit i is set if chunk i is not looked up.</summary>
    public int Dropped { get; }

    /// <summary>What each run of neighbouring chunks that are not looked up is taken for.</summary>
    public ChunkSubstitute Substitute { get; }

    /// <summary>The lowest chunks are not looked up.</summary>
    /// <param name="count">How many, 1 to 15.</param>
    /// <param name="substitute">What all of them together are taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no so many.</exception>
    public static ChunkApproximation LowChunks(int count, ChunkSubstitute substitute) => count is < 1 or >= IntegerFormat.MostBits
        ? throw new ArgumentOutOfRangeException(nameof(count), count, $"expected 1 to {IntegerFormat.MostBits - 1}")
        : new(count == 1 ? "lowest chunk dropped" : string.Format(CultureInfo.InvariantCulture, "{0} lowest chunks dropped", count), (1 << count) - 1, substitute);

    /// <summary>The low half of every four bits is not looked up, as LUNA-CIM (arXiv 2311.10581) does it for a factor of four bits.</summary>
    /// <param name="format">The operands: chunks of one or two bits, activations of whole nibbles.</param>
    /// <param name="substitute">What each such half is taken for.</param>
    /// <exception cref="ArgumentException">The chunks are no halves of nibbles.</exception>
    public static ChunkApproximation LowHalvesOfNibbles(MultiplierFormat format, ChunkSubstitute substitute)
    {
        if (!HalvesNibbles(format))
        {
            throw new ArgumentException($"chunks of {format.ChunkBits} bits in activations of {format.Activation.Bits}, expected chunks of 1 or 2 bits in activations of 4, 8, 12 or 16");
        }

        int dropped = 0;
        for (int chunk = 0; chunk < format.Chunks; chunk++)
        {
            dropped |= chunk * format.ChunkBits % NibbleBits < NibbleBits / 2 ? 1 << chunk : 0;
        }

        return new("low half of each nibble dropped", dropped, substitute);
    }

    /// <summary>Whether <see cref="LowHalvesOfNibbles"/> is defined for some operands.</summary>
    public static bool HalvesNibbles(MultiplierFormat format) => format.ChunkBits <= NibbleBits / 2 && format.Activation.Bits % NibbleBits == 0;

    /// <summary>Whether a chunk is not looked up.</summary>
    /// <param name="chunk">The chunk, 0 the lowest.</param>
    public bool Drops(int chunk) => (Dropped >> chunk & 1) != 0;

    /// <summary>Twice the number that stands for all dropped chunks together; twice, since a mean may end in a half.</summary>
    /// <exception cref="ArgumentException">No chunk of the activation would be left.</exception>
    internal long TwiceStandIn(MultiplierFormat format)
    {
        int all = (1 << format.Chunks) - 1;
        if ((Dropped & all) == all)
        {
            throw new ArgumentException($"{Name}, expected at least one of the {format.Chunks} chunks of the activation to be left");
        }

        long twice = 0;
        for (int first = 0; first < format.Chunks; first++)
        {
            if (Drops(first) && (first == 0 || !Drops(first - 1)))
            {
                twice += TwiceSubstitute(format, first) << (first * format.ChunkBits);
            }
        }

        return twice;
    }

    // A run that reaches the top of a signed activation lies around zero.
    private long TwiceSubstitute(MultiplierFormat format, int first)
    {
        int end = first;
        while (end < format.Chunks && Drops(end))
        {
            end++;
        }

        int bits = Math.Min(end * format.ChunkBits, format.Activation.Bits) - first * format.ChunkBits;
        IntegerFormat run = new(bits, format.Activation.IsSigned && end == format.Chunks);
        return Substitute switch
        {
            ChunkSubstitute.Zero => 0,
            ChunkSubstitute.One => 2,
            _ => (long)run.Smallest + run.Largest,
        };
    }
}
