using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>What a layer may read: the outputs of the one before.</summary>
/// <param name="First">The first signal.</param>
/// <param name="Count">How many.</param>
/// <param name="Bits">Bits of each.</param>
internal readonly record struct ArraySource(int First, int Count, int Bits)
{
    /// <summary>What the numbers in arrays of inputs are.</summary>
    public string What => $"an output of the layer before, which has {Count}";
}

/// <summary>A way to keep networks in arrays.</summary>
internal interface IArrayLayers
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Names of a layer's arrays, to which its number is added; a file that has all of them for layer 0 is of this form.</summary>
    IReadOnlyList<string> LayerArrays { get; }

    /// <summary>Whether signals are codes of several bits, with the arrays of <see cref="ArrayCodes"/> around; otherwise bits with those of <see cref="ArrayBits"/>.</summary>
    bool HasCodes { get; }

    /// <summary>Reads a layer.</summary>
    /// <param name="file">The arrays.</param>
    /// <param name="number">The layer.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="builder">The network to be.</param>
    LutLayer Read(ArrayFile file, int number, ArraySource source, NetworkBuilder builder);
}
