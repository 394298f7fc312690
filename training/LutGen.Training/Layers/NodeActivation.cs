namespace LutGen.Training.Layers;

/// <summary>What becomes of a node's Walsh series z; both are in the domain s = 1 - 2x.</summary>
internal enum NodeActivation
{
    /// <summary>s = tanh(z / 2 tau): the logistic function of -z / tau carried over to that domain. WARP.</summary>
    Logistic,

    /// <summary>s = z: the series is the expected output already. Raw DLGN and light nodes.</summary>
    Linear,

    /// <summary>
    /// s = the sign of z, with the gradient of z: inputs are bits, so z is an entry of the node's table. DWN.
    /// </summary>
    Sign,
}
