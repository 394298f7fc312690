using LutGen.Training.Neurons;

namespace LutGen.Training.Tests.Neurons;

/// <summary>Neuron functions written down again from their papers, in double precision and without derivatives.</summary>
internal static class ReferenceFunction
{
    public static double Evaluate(NeuronFunction function, double[] w, double[] x) => function switch
    {
        LinearFunction => x.Select((value, i) => value * w[i]).Sum(),
        PolynomialFunction polynomial => Polynomial(polynomial.Degree, w, x),
        PerceptronFunction perceptron => Perceptron(perceptron, w, x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    // Monomials by degree, variables of each in ascending order, as itertools.combinations_with_replacement lists them.
    private static double Polynomial(int degree, double[] w, double[] x)
    {
        int next = 0;
        double sum = 0;
        for (int d = 1; d <= degree; d++)
        {
            Extend(0, d, 1);
        }

        return sum;

        void Extend(int from, int left, double product)
        {
            if (left == 0)
            {
                sum += w[next++] * product;
                return;
            }

            for (int i = from; i < x.Length; i++)
            {
                Extend(i, left - 1, product * x[i]);
            }
        }
    }

    private static double Perceptron(PerceptronFunction shape, double[] w, double[] x)
    {
        int next = 0;
        double[] current = x, chunk = x;
        for (int layer = 0; layer < shape.Depth; layer++)
        {
            bool last = layer == shape.Depth - 1, ends = shape.SkipEvery > 0 && (layer + 1) % shape.SkipEvery == 0;
            chunk = shape.SkipEvery > 0 && layer % shape.SkipEvery == 0 ? current : chunk;
            current = Dense(current, last ? 1 : shape.Width, bias: !last);
            current = ends ? [.. current.Zip(Dense(chunk, current.Length, bias: false), (a, b) => a + b)] : current;
            current = last ? current : [.. current.Select(value => Math.Max(value, 0))];
        }

        return current[0];

        double[] Dense(double[] from, int units, bool bias)
        {
            double[] to = new double[units];
            for (int unit = 0; unit < units; unit++)
            {
                foreach (double value in from)
                {
                    to[unit] += w[next++] * value;
                }

                to[unit] += bias ? w[next++] : 0;
            }

            return to;
        }
    }
}
