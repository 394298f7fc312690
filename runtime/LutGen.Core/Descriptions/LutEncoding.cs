namespace LutGen;

/// <summary>How a described model turns features into bits or codes.</summary>
public enum LutEncoding
{
    /// <summary>Features that are bits already.</summary>
    Bits,

    /// <summary>One bit a feature: is it greater than a threshold?</summary>
    Threshold,

    /// <summary>Several bits a feature, one for each threshold.</summary>
    Thermometer,

    /// <summary>One code a feature from a uniform quantiser.</summary>
    Quantizer,
}
