namespace LutGen.Training.Layers;

/// <summary>A term of the loss for the parameters w of one node, as torchlogix has for WARP.</summary>
public enum WeightRegularizer
{
    /// <summary>No term.</summary>
    None,

    /// <summary>(1 - sum of w^2)^2: a truth table's own coefficients have that norm.</summary>
    UnitNorm,

    /// <summary>(1 - |sum of w|)^2: so has their sum.</summary>
    UnitSum,
}

/// <summary>What happens to the parameters w of one node after an update, as in torchlogix.</summary>
public enum WeightRescale
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each is brought to -1..1.</summary>
    Clip,

    /// <summary>All are divided by |sum of w|.</summary>
    BySum,

    /// <summary>All are divided by their Euclidean norm.</summary>
    ByNorm,
}
