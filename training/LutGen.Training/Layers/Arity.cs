namespace LutGen.Training.Layers;

/// <summary>The number of inputs of a node as a type argument, so that the JIT writes a kernel for each.</summary>
internal interface IArity
{
    /// <summary>Inputs n of a node.</summary>
    static abstract int Inputs { get; }
}

/// <inheritdoc cref="IArity"/>
internal readonly struct OneInput : IArity
{
    public static int Inputs => 1;
}

/// <inheritdoc cref="IArity"/>
internal readonly struct TwoInputs : IArity
{
    public static int Inputs => 2;
}

/// <inheritdoc cref="IArity"/>
internal readonly struct ThreeInputs : IArity
{
    public static int Inputs => 3;
}

/// <inheritdoc cref="IArity"/>
internal readonly struct FourInputs : IArity
{
    public static int Inputs => 4;
}

/// <inheritdoc cref="IArity"/>
internal readonly struct FiveInputs : IArity
{
    public static int Inputs => 5;
}

/// <inheritdoc cref="IArity"/>
internal readonly struct SixInputs : IArity
{
    public static int Inputs => 6;
}
