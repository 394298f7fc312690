namespace LutGen.Training.Neurons;

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

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"polynomial {Degree}");
}
