using Digits;

namespace LutGen.Tool.Tests.Digits;

/// <summary>Random images for <see cref="EvaluatedModel"/>.</summary>
internal static class TestImages
{
    public static LabelledImages Create(int count)
    {
        var random = new Random(5);
        var pixels = new byte[count * 25];
        random.NextBytes(pixels);
        return new LabelledImages("<test> images & more", pixels, [.. Enumerable.Range(0, count).Select(_ => random.Next(3))], 5);
    }
}
