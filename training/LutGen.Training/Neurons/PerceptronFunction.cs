namespace LutGen.Training.Neurons;

/// <summary>
/// A small perceptron with skips (NeuraLUT, arXiv 2403.00849): layers of <paramref name="Width"/> hidden units, the rectifier between
/// them, one output; every <paramref name="SkipEvery"/> layers a linear map of what they read is added.
/// </summary>
/// <param name="Width">Hidden units N of a layer, 1..64.</param>
/// <param name="Depth">Layers L, 2..16.</param>
/// <param name="SkipEvery">Layers S under a skip, a divisor of L; 0 for none.</param>
public sealed record PerceptronFunction(int Width, int Depth, int SkipEvery) : NeuronFunction
{
    /// <inheritdoc/>
    internal override void Check(string place, int fanIn)
    {
        Setting.Require(Width is >= 1 and <= 64, $"{place}.{nameof(Width)}", Width, "1..64");
        Setting.Require(Depth is >= 2 and <= 16, $"{place}.{nameof(Depth)}", Depth, "2..16");
        Setting.Require(
            SkipEvery == 0 || (SkipEvery > 0 && Depth % SkipEvery == 0), $"{place}.{nameof(SkipEvery)}", SkipEvery, FormattableString.Invariant($"0 or a divisor of {Depth}, the depth"));
    }

    /// <inheritdoc/>
    internal override FunctionKernel CreateKernel(int fanIn) => new PerceptronKernel(fanIn, Width, Depth, SkipEvery);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"perceptron {Width}x{Depth}{(SkipEvery > 0 ? $" skip {SkipEvery}" : "")}");
}
