namespace LutGen;

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
