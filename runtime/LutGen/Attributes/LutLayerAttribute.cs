namespace LutGen;

/// <summary>Describes the next layer of a model: neurons that each look up one truth table.</summary>
/// <remarks>Layers follow each other in the order of their attributes in the source.</remarks>
/// <param name="neurons">Number of neurons.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LutLayerAttribute(int neurons) : Attribute
{
    /// <summary>Number of neurons.</summary>
    public int Neurons { get; } = neurons;

    /// <summary>Inputs of a neuron.</summary>
    public int FanIn { get; set; } = 2;

    /// <summary>Width of a neuron's output in bits; 1 makes gates.</summary>
    public int Bits { get; set; } = 1;

    /// <summary>How far inputs may lie from a neuron's place on the image, in pixels; 0 wires at random. For the trainer only: any file passes.</summary>
    public int Radius { get; set; }
}
