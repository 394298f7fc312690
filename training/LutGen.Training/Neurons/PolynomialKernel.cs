using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>z = sum of w_t m_t over the monomials m_t, each computed from an earlier one; sixteen samples at a time, so that all stay in the first cache.</summary>
internal sealed unsafe class PolynomialKernel(int inputs, int degree) : FunctionKernel(inputs)
{
    private readonly int[] _parents = new Monomials(inputs, degree).Parents;
    private readonly int[] _variables = new Monomials(inputs, degree).Variables;

    public override int Parameters => _parents.Length;

    /// <summary>The monomials, their gradients, and the sums of the parameters' gradients.</summary>
    public override int Scratch => 3 * Parameters * Vector512<float>.Count;

    public override void Initialize(Span<float> parameters, SeededRandom random) =>
        DrawEvenly(parameters, 1 / Math.Sqrt(Parameters + 1), random);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        Vector512<float>* terms = (Vector512<float>*)scratch;
        for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
        {
            WriteTerms(rows, lane, terms);
            Vector512<float> sum = terms[0] * Vector512.Create(parameters[0]);
            for (int t = 1; t < _parents.Length; t++)
            {
                sum = Vector512.FusedMultiplyAdd(terms[t], Vector512.Create(parameters[t]), sum);
            }

            sum.Store(output + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        int count = _parents.Length;
        Vector512<float>* terms = (Vector512<float>*)scratch, gradients = terms + count, sums = gradients + count;
        new Span<Vector512<float>>(sums, count).Clear();
        for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
        {
            WriteTerms(rows, lane, terms);
            Vector512<float> given = Vector512.Load(outputGradient + lane);
            for (int t = 0; t < count; t++)
            {
                gradients[t] = given * Vector512.Create(parameters[t]);
                sums[t] = Vector512.FusedMultiplyAdd(given, terms[t], sums[t]);
            }

            for (int t = count - 1; t >= Inputs; t--)
            {
                int parent = _parents[t], variable = _variables[t];
                gradients[parent] = Vector512.FusedMultiplyAdd(gradients[t], terms[variable], gradients[parent]);
                gradients[variable] = Vector512.FusedMultiplyAdd(gradients[t], terms[parent], gradients[variable]);
            }

            for (int i = 0; i < Inputs; i++)
            {
                gradients[i].Store(inputGradients[i] + lane);
            }
        }

        for (int t = 0; t < count; t++)
        {
            parameterGradients[t] += VectorMath.SumLanes(sums[t]);
        }
    }

    private void WriteTerms(float** rows, int lane, Vector512<float>* terms)
    {
        for (int i = 0; i < Inputs; i++)
        {
            terms[i] = Vector512.Load(rows[i] + lane);
        }

        for (int t = Inputs; t < _parents.Length; t++)
        {
            terms[t] = terms[_parents[t]] * terms[_variables[t]];
        }
    }
}
