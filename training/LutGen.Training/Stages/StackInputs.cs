using LutGen.Training.Data;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>What the encoder gives to a network.</summary>
/// <param name="Map">The bits that are worth wiring, and where they come from.</param>
/// <param name="SignalOffsets">The first bit of each feature, and at the end the number of bits.</param>
/// <param name="Pixels">The images in front of the encoder, null if there are none.</param>
/// <param name="Learnable">The thresholds at the start, null if they do not learn.</param>
internal sealed record StackInputs(SignalMap Map, int[] SignalOffsets, ImageShape? Pixels, ThresholdStart? Learnable = null)
{
    /// <summary>Number of bits.</summary>
    public int Signals => SignalOffsets[^1];

    /// <summary>Number of features.</summary>
    public int Features => SignalOffsets.Length - 1;

    /// <summary>Whether all features have as many bits, at least one.</summary>
    public bool IsUniform => Signals >= Features && Enumerable.Range(0, Features + 1).All(i => SignalOffsets[i] * (long)Features == i * (long)Signals);
}
