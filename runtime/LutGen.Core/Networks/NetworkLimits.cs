namespace LutGen.Networks;

/// <summary>Bounds that keep a hostile or mistaken model file from exhausting the compiler process.</summary>
public static class NetworkLimits
{
    /// <summary>Most signals of one network, encoder outputs included.</summary>
    public const int Signals = 1 << 24;

    /// <summary>Most signals that the head and all convolution kernels of one network name as outputs, repeats included.</summary>
    public const int ListedSignals = 1 << 22;

    /// <summary>Most places that the windows of all convolutions and pools of one network cover together, padding included.</summary>
    public const long WindowPlaces = 1L << 28;

    /// <summary>Most bits of one signal.</summary>
    public const int SignalBits = 16;

    /// <summary>Most bits of one signal that addresses a truth table.</summary>
    public const int AddressInputBits = 8;

    /// <summary>Largest zero point of a quantiser or a dequantised score, either way.</summary>
    public const int ZeroPoint = 1 << 20;

    /// <summary>Most address bits of one truth table.</summary>
    public const int AddressBits = 24;
}
