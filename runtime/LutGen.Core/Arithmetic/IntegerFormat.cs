namespace LutGen.Arithmetic;

/// <summary>The whole numbers of a width: two's complement if signed, from 0 on otherwise.</summary>
public sealed record IntegerFormat
{
    /// <summary>Most bits of an operand.</summary>
    public const int MostBits = 16;

    /// <summary>Creates the format.</summary>
    /// <param name="bits">Width, 1 to <see cref="MostBits"/>, the sign included.</param>
    /// <param name="isSigned">Whether the top bit is a sign.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of range.</exception>
    public IntegerFormat(int bits, bool isSigned)
    {
        if (bits is < 1 or > MostBits)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, $"expected 1 to {MostBits}");
        }

        (Bits, IsSigned) = (bits, isSigned);
    }

    /// <summary>Width in bits.</summary>
    public int Bits { get; }

    /// <summary>Whether the top bit is a sign.</summary>
    public bool IsSigned { get; }

    /// <summary>The smallest number.</summary>
    public int Smallest => IsSigned ? -(1 << (Bits - 1)) : 0;

    /// <summary>The largest number.</summary>
    public int Largest => (1 << (IsSigned ? Bits - 1 : Bits)) - 1;

    /// <summary>All numbers, from the smallest up.</summary>
    public IEnumerable<int> Values => Enumerable.Range(Smallest, 1 << Bits);

    /// <inheritdoc/>
    public override string ToString() => $"{Bits} bits {(IsSigned ? "signed" : "unsigned")}";

    /// <summary>Checks that a number is of this format.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    internal void Require(int value, string name)
    {
        if (value < Smallest || value > Largest)
        {
            throw new ArgumentOutOfRangeException(name, value, $"expected {Smallest} to {Largest}, {this}");
        }
    }
}
