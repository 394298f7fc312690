namespace LutGen;

/// <summary>How a described model turns its last layer into scores.</summary>
public enum LutHead
{
    /// <summary>Outputs are cut into one group a class and summed.</summary>
    GroupSum,

    /// <summary>One output code a class; the largest wins.</summary>
    Argmax,

    /// <summary>One output code a class, dequantised.</summary>
    Dequantize,

    /// <summary>The outputs themselves.</summary>
    Bits,
}
