namespace LutGen.Training.Tests;

/// <summary>
/// The soft network written down again, slowly, in double precision and sample by sample, straight from the equations: the judge of
/// the fused kernels. Its own gradients are judged by finite differences.
/// </summary>
internal sealed class ReferenceNetwork(int[][] connections, int classes, double temperature, double groupTemperature)
{
    /// <summary>Mean cross-entropy over the samples; inputs are in the domain s = 1 - 2x.</summary>
    public double Loss(double[] parameters, double[][] samples, int[] labels) =>
        samples.Select((sample, i) => -Math.Log(Probabilities(Signals(parameters, sample)[^1])[labels[i]])).Average();

    /// <summary>Outputs of every layer for one sample.</summary>
    public double[][] Signals(double[] parameters, double[] inputs)
    {
        double[][] layers = new double[connections.Length][];
        int p = 0;
        for (int l = 0; l < layers.Length; l++)
        {
            double[] source = l == 0 ? inputs : layers[l - 1];
            layers[l] = new double[connections[l].Length / 2];
            for (int node = 0; node < layers[l].Length; node++, p += 4)
            {
                double a = source[connections[l][2 * node]], b = source[connections[l][2 * node + 1]];
                double z = parameters[p] + parameters[p + 1] * b + parameters[p + 2] * a + parameters[p + 3] * a * b;
                layers[l][node] = Math.Tanh(z / (2 * temperature));
            }
        }

        return layers;
    }

    /// <summary>Gradient of <see cref="Loss"/> by the chain rule.</summary>
    public double[] Gradient(double[] parameters, double[][] samples, int[] labels)
    {
        double[] gradient = new double[parameters.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            double[][] signals = Signals(parameters, samples[i]);
            double[] probabilities = Probabilities(signals[^1]);
            int groupSize = signals[^1].Length / classes;
            double[] outputGradient = [.. Enumerable.Range(0, signals[^1].Length).Select(node =>
                (probabilities[node / groupSize] - (node / groupSize == labels[i] ? 1 : 0)) * -0.5 / groupTemperature / samples.Length)];
            int p = parameters.Length;
            for (int l = signals.Length - 1; l >= 0; l--)
            {
                double[] source = l == 0 ? samples[i] : signals[l - 1];
                double[] inputGradient = new double[source.Length];
                p -= 4 * signals[l].Length;
                for (int node = 0; node < signals[l].Length; node++)
                {
                    int first = connections[l][2 * node], second = connections[l][2 * node + 1], w = p + 4 * node;
                    double a = source[first], b = source[second], s = signals[l][node];
                    double dz = outputGradient[node] * (1 - s * s) / (2 * temperature);
                    gradient[w] += dz;
                    gradient[w + 1] += dz * b;
                    gradient[w + 2] += dz * a;
                    gradient[w + 3] += dz * a * b;
                    inputGradient[first] += dz * (parameters[w + 2] + parameters[w + 3] * b);
                    inputGradient[second] += dz * (parameters[w + 1] + parameters[w + 3] * a);
                }

                outputGradient = inputGradient;
            }
        }

        return gradient;
    }

    private double[] Probabilities(double[] outputs)
    {
        int groupSize = outputs.Length / classes;
        double[] exponentials = [.. Enumerable.Range(0, classes).Select(c =>
            Math.Exp(outputs.Skip(c * groupSize).Take(groupSize).Sum(s => (1 - s) / 2) / groupTemperature))];
        double total = exponentials.Sum();
        return [.. exponentials.Select(each => each / total)];
    }
}
