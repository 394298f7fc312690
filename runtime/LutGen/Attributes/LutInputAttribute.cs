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

/// <summary>Describes a model's input; the build checks the model file against it, and the trainer follows it.</summary>
/// <param name="features">Number of features of a row.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LutInputAttribute(int features) : Attribute
{
    /// <summary>Number of features of a row.</summary>
    public int Features { get; } = features;

    /// <summary>The encoding.</summary>
    public LutEncoding Encoding { get; set; } = LutEncoding.Bits;

    /// <summary>Thresholds that all features share, rising; left out, the trainer chooses and the file may hold any.</summary>
    public float[] Thresholds { get; set; } = [];

    /// <summary>Bits a feature: thresholds of a thermometer, or width of a quantiser's code; 0 leaves it open.</summary>
    public int Bits { get; set; }
}
