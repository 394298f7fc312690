namespace LutGen.Training.Neurons;

/// <summary>What a neuron computes of its F inputs, in front of batch normalisation and quantiser.</summary>
public abstract record NeuronFunction
{
    /// <summary>Throws if a value is out of range.</summary>
    /// <param name="place">The layer, as a message calls it.</param>
    /// <param name="fanIn">Inputs F of the neuron.</param>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    internal abstract void Check(string place, int fanIn);

    /// <summary>The function for neurons of some inputs.</summary>
    internal abstract FunctionKernel CreateKernel(int fanIn);
}

/// <summary>Sum of w_i x_i (LogicNets, arXiv 2004.03021). Batch normalisation has the bias.</summary>
public sealed record LinearFunction : NeuronFunction
{
    /// <inheritdoc/>
    internal override void Check(string place, int fanIn)
    {
    }

    /// <inheritdoc/>
    internal override FunctionKernel CreateKernel(int fanIn) => new LinearKernel(fanIn);
}

/// <summary>Sum of a weight times each monomial of degree 1 to D (PolyLUT, arXiv 2309.02334): C(F + D, D) - 1 of them.</summary>
/// <param name="Degree">Largest degree D, 1..8; 1 is <see cref="LinearFunction"/>.</param>
public sealed record PolynomialFunction(int Degree) : NeuronFunction
{
    private const int MostTerms = 5000;

    /// <inheritdoc/>
    internal override void Check(string place, int fanIn)
    {
        Setting.Require(Degree is >= 1 and <= 8, $"{place}.{nameof(Degree)}", Degree, "1..8");
        long terms = Monomials.Count(fanIn, Degree);
        Setting.Require(terms <= MostTerms, $"{place}.{nameof(Degree)}", Degree, FormattableString.Invariant($"a polynomial of at most {MostTerms:N0} monomials; {fanIn} inputs give {terms:N0}"));
    }

    /// <inheritdoc/>
    internal override FunctionKernel CreateKernel(int fanIn) => new PolynomialKernel(fanIn, Degree);
}

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
}
