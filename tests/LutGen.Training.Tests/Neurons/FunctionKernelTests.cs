using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public unsafe class FunctionKernelTests
{
    public static TheoryData<NeuronFunction, int> Functions => new()
    {
        { new LinearFunction(), 1 },
        { new LinearFunction(), 6 },
        { new PolynomialFunction(1), 3 },
        { new PolynomialFunction(2), 6 },
        { new PolynomialFunction(4), 3 },
        { new PerceptronFunction(5, 2, 0), 3 },
        { new PerceptronFunction(16, 4, 2), 6 },
        { new PerceptronFunction(3, 6, 3), 2 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_kernel_is_its_function_and_its_gradients_are_the_function_s_finite_differences(NeuronFunction function, int fanIn)
    {
        foreach (int lanes in new[] { 16, 48, 128 })
        {
            AssertAgreement(function, fanIn, lanes);
        }
    }

    [Fact]
    public void Weights_learn_from_all_calls_until_they_are_cleared()
    {
        using Case given = new(new PolynomialFunction(2), 3, 16);
        given.Backward();
        float[] once = [.. given.WeightGradients.Span];
        given.Backward();
        Assert.Equal(once.Select(each => 2 * each), given.WeightGradients.Span.ToArray());
    }

    [Theory]
    [InlineData(6, 2, 27)]
    [InlineData(6, 4, 209)]
    [InlineData(3, 4, 34)]
    [InlineData(7, 1, 7)]
    public void There_are_as_many_monomials_as_the_paper_counts_without_the_constant(int variables, int degree, int count)
    {
        Assert.Equal(count, new Monomials(variables, degree).Parents.Length);
        Assert.Equal(count, Monomials.Count(variables, degree));
    }

    private static void AssertAgreement(NeuronFunction function, int fanIn, int lanes)
    {
        const double step = 1e-6;
        using Case given = new(function, fanIn, lanes);
        given.Backward();
        double[] w = [.. given.Weights.Span.ToArray().Select(each => (double)each)];
        double[] expectedWeights = new double[w.Length];
        for (int lane = 0; lane < lanes; lane++)
        {
            double[] x = given.Sample(lane);
            Assert.Equal(ReferenceFunction.Evaluate(function, w, x), given.Output.Span[lane], 1e-4);
            for (int i = 0; i < fanIn; i++)
            {
                Assert.Equal(given.Given.Span[lane] * Slope(x, i), given.InputGradients.Span[i * lanes + lane], 2e-3);
            }

            for (int i = 0; i < w.Length; i++)
            {
                expectedWeights[i] += given.Given.Span[lane] * Slope(w, i);
            }

            double Slope(double[] at, int i)
            {
                double before = at[i];
                at[i] = before + step;
                double above = ReferenceFunction.Evaluate(function, w, x);
                at[i] = before - step;
                double below = ReferenceFunction.Evaluate(function, w, x);
                at[i] = before;
                return (above - below) / (2 * step);
            }
        }

        for (int i = 0; i < w.Length; i++)
        {
            Assert.Equal(expectedWeights[i], given.WeightGradients.Span[i], 1e-3 * (1 + Math.Abs(expectedWeights[i])));
        }
    }

    private sealed class Case : IDisposable
    {
        private readonly FunctionKernel _kernel;
        private readonly AlignedBuffer _inputs;
        private readonly AlignedBuffer _scratch;
        private readonly int _lanes;

        public Case(NeuronFunction function, int fanIn, int lanes)
        {
            SeededRandom random = new(7);
            _kernel = function.CreateKernel(fanIn);
            _lanes = lanes;
            Weights = new AlignedBuffer(_kernel.Parameters);
            WeightGradients = new AlignedBuffer(_kernel.Parameters);
            _kernel.Initialize(Weights.Span, random);
            _inputs = Drawn(fanIn * lanes);
            Given = Drawn(lanes);
            InputGradients = Drawn(fanIn * lanes);
            Output = new AlignedBuffer(lanes);
            _scratch = new AlignedBuffer(_kernel.Scratch);

            AlignedBuffer Drawn(int length)
            {
                AlignedBuffer buffer = new(length);
                foreach (ref float value in buffer.Span)
                {
                    value = (float)random.NextDouble(-1.5, 1.5);
                }

                return buffer;
            }
        }

        public AlignedBuffer Weights { get; }

        public AlignedBuffer WeightGradients { get; }

        public AlignedBuffer Given { get; }

        public AlignedBuffer InputGradients { get; }

        public AlignedBuffer Output { get; }

        public double[] Sample(int lane) => [.. Enumerable.Range(0, _kernel.Inputs).Select(i => (double)_inputs.Span[i * _lanes + lane])];

        public void Backward()
        {
            float** rows = stackalloc float*[_kernel.Inputs];
            float** gradients = stackalloc float*[_kernel.Inputs];
            for (int i = 0; i < _kernel.Inputs; i++)
            {
                rows[i] = _inputs.Start + i * _lanes;
                gradients[i] = InputGradients.Start + i * _lanes;
            }

            _kernel.Forward(Weights.Start, rows, Output.Start, _lanes, _scratch.Start);
            _kernel.Backward(Weights.Start, rows, Given.Start, gradients, WeightGradients.Start, _lanes, _scratch.Start);
        }

        public void Dispose()
        {
            Weights.Dispose();
            WeightGradients.Dispose();
            Given.Dispose();
            InputGradients.Dispose();
            Output.Dispose();
            _inputs.Dispose();
            _scratch.Dispose();
        }
    }
}
