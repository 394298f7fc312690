using LutGen.Cost;

namespace LutGen;

/// <summary>Shapes, origin and size of a model.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="FeatureCount">Features of a row.</param>
/// <param name="InputBits">Bits that the encoder makes of a row.</param>
/// <param name="OutputBits">Bits that the head reads.</param>
/// <param name="ScoreCount">Scores of a row; the number of classes for a classifier.</param>
/// <param name="Bounds">How large the network is, and at most on an FPGA.</param>
/// <param name="Metadata">Data set, method, seed, accuracy, command and whatever else the file says, in its order.</param>
public sealed record LutModelInfo(
    string Name,
    int FeatureCount,
    int InputBits,
    int OutputBits,
    int ScoreCount,
    NetworkBounds Bounds,
    IReadOnlyList<KeyValuePair<string, string>> Metadata);
