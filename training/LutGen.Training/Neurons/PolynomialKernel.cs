using System.Runtime.CompilerServices;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// z = sum of w_t m_t over the monomials m_t, by Horner's rule: a monomial's share is m_t c_t, where c_t = w_t + sum of x_j c_u over its multiples
/// u = t x_j, so that z = sum of x_i c_i. The way back needs the same coefficients: m_t times the gradient of z is that of c_t.
/// </summary>
internal sealed unsafe class PolynomialKernel : FunctionKernel
{
    private readonly int[] _parents;
    private readonly int[] _variables;
    private readonly int[] _multiples;
    private readonly (int Term, int Multiple)[][] _uses;

    public PolynomialKernel(int inputs, int degree)
        : base(inputs)
    {
        Monomials monomials = new(inputs, degree);
        (_parents, _variables, _multiples) = (monomials.Parents, monomials.Variables, monomials.FirstMultiples);
        _uses = [.. Enumerable.Range(0, inputs).Select(variable => Enumerable.Range(inputs, _parents.Length - inputs)
            .Where(multiple => _variables[multiple] == variable).Select(multiple => (_parents[multiple], multiple)).ToArray())];
    }

    public override int Parameters => _parents.Length;

    /// <summary>Coefficients of the monomials that have multiples, then their gradients.</summary>
    protected override int OwnScratch => _multiples.Length * (Lanes.Count + MostLanes);

    public override void Initialize(Span<float> parameters, SeededRandom random) =>
        DrawEvenly(parameters, 1 / Math.Sqrt(Parameters + 1), random);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    protected override void ForwardWhole(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        for (int lane = 0; lane < lanes; lane += Lanes.Count)
        {
            WriteCoefficients(parameters, rows, lane, scratch);
            Lanes sum = default;
            for (int i = 0; i < Inputs; i++)
            {
                sum = Lanes.MultiplyAdd(Lanes.Load(rows[i] + lane), Coefficient(i, parameters, rows, lane, scratch), sum);
            }

            sum.Store(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    protected override void BackwardWhole(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        float* gradients = scratch + _multiples.Length * Lanes.Count;
        for (int lane = 0; lane < lanes; lane += Lanes.Count)
        {
            WriteCoefficients(parameters, rows, lane, scratch);
            WriteGradients(outputGradient, rows, lane, gradients);
            Lanes given = Lanes.Load(outputGradient + lane);
            for (int i = 0; i < Inputs; i++)
            {
                // Variables come first among the terms: their gradients are the given one times themselves, so it waits for their sum.
                (int Term, int Multiple)[] uses = _uses[i];
                Lanes slope = Coefficient(i, parameters, rows, lane, scratch);
                int use = 0;
                for (; use < uses.Length && uses[use].Term < Inputs; use++)
                {
                    slope = AddProduct(Lanes.Load(rows[uses[use].Term] + lane), uses[use].Multiple, parameters, scratch, slope);
                }

                Lanes sum = given * slope;
                for (; use < uses.Length; use++)
                {
                    sum = AddProduct(Lanes.Load(gradients + uses[use].Term * MostLanes + lane), uses[use].Multiple, parameters, scratch, sum);
                }

                sum.Store(inputGradients[i] + lane);
            }
        }

        WeightGradients.Add(outputGradient, rows, Inputs, lanes, parameterGradients);
        for (int t = 0; t < _multiples.Length; t++)
        {
            WeightGradients.Add(gradients + t * MostLanes, rows + _variables[t], Inputs - _variables[t], lanes, parameterGradients + _multiples[t]);
        }
    }

    // sum + x c_t of a term whose coefficient is there already: its weight where it has no multiples.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes AddProduct(Lanes x, int term, float* parameters, float* coefficients, Lanes sum) => term >= _multiples.Length
        ? Lanes.MultiplyAdd(x, parameters[term], sum)
        : Lanes.MultiplyAdd(x, Lanes.Load(coefficients + term * Lanes.Count), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes Coefficient(int term, float* parameters, float** rows, int lane, float* coefficients)
    {
        Lanes sum = Lanes.All(parameters[term]);
        if (term < _multiples.Length)
        {
            for (int j = _variables[term], multiple = _multiples[term]; j < Inputs; j++, multiple++)
            {
                sum = AddProduct(Lanes.Load(rows[j] + lane), multiple, parameters, coefficients, sum);
            }
        }

        return sum;
    }

    // Those of the variables are used once each and need no place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteCoefficients(float* parameters, float** rows, int lane, float* coefficients)
    {
        for (int t = _multiples.Length - 1; t >= Inputs; t--)
        {
            Coefficient(t, parameters, rows, lane, coefficients).Store(coefficients + t * Lanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteGradients(float* outputGradient, float** rows, int lane, float* gradients)
    {
        for (int t = 0; t < _multiples.Length; t++)
        {
            float* parent = t < Inputs ? outputGradient : gradients + _parents[t] * MostLanes;
            (Lanes.Load(parent + lane) * Lanes.Load(rows[_variables[t]] + lane)).Store(gradients + t * MostLanes + lane);
        }
    }
}
