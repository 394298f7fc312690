namespace LutGen.Exchange;

/// <summary>What a network of codes gives.</summary>
public enum CodeHead
{
    /// <summary>The codes themselves.</summary>
    Bits,

    /// <summary>The place of the largest code.</summary>
    Argmax,

    /// <summary>What codes stand for: (code - zero) * scale.</summary>
    Dequantize,
}

/// <summary>What the codes of a network mean that is imported without its quantisers.</summary>
public sealed record CodeOptions
{
    /// <summary>Bits of an input code, 1 to 8; null if inputs are single bits or the source says it.</summary>
    public int? InputBits { get; init; }

    /// <summary>What input codes stand for: one for all features, or one a feature. None: code 0 is 0 and the step is 1.</summary>
    public IReadOnlyList<CodeScale> InputScales { get; init; } = [];

    /// <summary>Bits of an output code, 1 to 16; null if the source says it.</summary>
    public int? OutputBits { get; init; }

    /// <summary>What output codes stand for: one for all outputs, or one an output.</summary>
    public IReadOnlyList<CodeScale> OutputScales { get; init; } = [];

    /// <summary>What the network gives; null for <see cref="CodeHead.Dequantize"/> where there are <see cref="OutputScales"/>, otherwise <see cref="CodeHead.Bits"/>.</summary>
    public CodeHead? Head { get; init; }
}

/// <summary>What a code stands for: (code - Zero) * Scale.</summary>
/// <param name="Scale">The step, positive and finite.</param>
/// <param name="Zero">The code of 0; for signed values in offset binary half the range.</param>
public readonly record struct CodeScale(float Scale, int Zero);
