using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>
/// A multiplier as cells: the activation comes in, the product goes out, and the weight is held in stored bits, as itself or as a table. Its output is
/// never negative: weight * (the part of the activation that is looked up) + <see cref="Offset"/>. Of signed weights the offset is what makes it so. It does
/// not depend on the activation, and so leaves with a neuron's bias, as do the substitutes of chunks that are not looked up.
/// </summary>
public sealed class MultiplierCircuit
{
    private readonly IReadOnlyList<StoredBit> _stored;

    internal MultiplierCircuit(CellNetlist netlist, MultiplierFormat format, IReadOnlyList<int> activation, IReadOnlyList<int> product, IReadOnlyList<StoredBit> stored, long offset)
    {
        (Netlist, Format, Activation, Product, _stored, Offset) = (netlist, format, activation, product, stored, offset);
    }

    /// <summary>The cells.</summary>
    public CellNetlist Netlist { get; }

    /// <summary>The operands.</summary>
    public MultiplierFormat Format { get; }

    /// <summary>The activation's nets, the least significant first.</summary>
    public IReadOnlyList<int> Activation { get; }

    /// <summary>The product's nets, the least significant first; <see cref="CellNetlist.Zero"/> below the chunks that are looked up.</summary>
    public IReadOnlyList<int> Product { get; }

    /// <summary>What the output is above the product.</summary>
    public long Offset { get; }

    /// <summary>What the stored bits hold for a weight, in the order of the nets that hold them.</summary>
    /// <param name="weight">The weight.</param>
    internal IEnumerable<KeyValuePair<int, bool>> ContentsOf(int weight) =>
        _stored.Select(bit => new KeyValuePair<int, bool>(bit.Net, ((bit.Multiple * weight + bit.Addend) >> bit.Place & 1) != 0));

    /// <summary>What makes multiples k * W of all weights of a format zero or more, for k from 0 to some largest one.</summary>
    internal static long OffsetOf(IntegerFormat weight, long largestMultiple) => -(long)weight.Smallest * largestMultiple;

    /// <summary>The operands of a circuit.</summary>
    /// <exception cref="ArgumentException">Activations are signed, or too wide for all of their products to be stored.</exception>
    internal static void Check(MultiplierFormat format)
    {
        if (format.Activation.IsSigned || format.Activation.Bits > MostActivationBits)
        {
            throw new ArgumentException($"activations of {format.Activation}, expected 1 to {MostActivationBits} bits unsigned");
        }
    }

    /// <summary>Most bits of an activation: a traditional lookup table stores a word for each of its values.</summary>
    public const int MostActivationBits = 12;
}

/// <summary>A stored bit: bit <paramref name="Place"/> of weight * <paramref name="Multiple"/> + <paramref name="Addend"/>.</summary>
internal readonly record struct StoredBit(int Net, long Multiple, long Addend, int Place);
