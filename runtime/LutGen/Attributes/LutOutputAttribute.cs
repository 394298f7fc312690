namespace LutGen;

/// <summary>Describes a model's output; the build checks the model file against it, and the trainer follows it.</summary>
/// <param name="classes">Number of scores.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LutOutputAttribute(int classes) : Attribute
{
    /// <summary>Number of scores.</summary>
    public int Classes { get; } = classes;

    /// <summary>The head.</summary>
    public LutHead Head { get; set; } = LutHead.GroupSum;

    /// <summary>Temperature of a group sum; 0 leaves it open.</summary>
    public float Tau { get; set; }
}
