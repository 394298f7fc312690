namespace LutGen.Training.Tests;

/// <summary>
/// The network while training, slowly, in double precision and sample by sample: the judge of the fused kernels. Its own gradients are
/// judged by finite differences where nothing is rounded.
/// </summary>
internal sealed class ReferenceNetwork(
    ReferenceNode[] nodes, int[][] connections, int[] inputs, int[] parametersPerNode, int classes, double groupTemperature)
{
    /// <summary>Mean cross-entropy over the samples; inputs are in the domain s = 1 - 2x.</summary>
    public double Loss(double[] parameters, double[][] samples, int[] labels) =>
        samples.Select((sample, i) => -Math.Log(Probabilities(Outputs(Run(parameters, sample)[^1]))[labels[i]])).Average();

    /// <summary>Gradient of <see cref="Loss"/> by the chain rule.</summary>
    /// <param name="parameters">Parameters, layer after layer.</param>
    /// <param name="samples">Inputs.</param>
    /// <param name="labels">Labels.</param>
    /// <param name="gradientFactors">For each layer the factor on what it hands to the layer in front; null for 1.</param>
    public double[] Gradient(double[] parameters, double[][] samples, int[] labels, double[]? gradientFactors = null)
    {
        double[] gradient = new double[parameters.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            ReferenceNode.Result[][] layers = Run(parameters, samples[i]);
            double[] probabilities = Probabilities(Outputs(layers[^1]));
            int groupSize = layers[^1].Length / classes;
            double[] outputGradient = [.. Enumerable.Range(0, layers[^1].Length).Select(node =>
                (probabilities[node / groupSize] - (node / groupSize == labels[i] ? 1 : 0)) * -0.5 / groupTemperature / samples.Length)];
            int p = parameters.Length;
            for (int l = layers.Length - 1; l >= 0; l--)
            {
                double[] inputGradient = new double[l == 0 ? samples[i].Length : layers[l - 1].Length];
                p -= parametersPerNode[l] * layers[l].Length;
                for (int node = 0; node < layers[l].Length; node++)
                {
                    ReferenceNode.Result result = layers[l][node];
                    for (int k = 0; k < result.ByParameter.Length; k++)
                    {
                        gradient[p + node * parametersPerNode[l] + k] += outputGradient[node] * result.ByParameter[k];
                    }

                    for (int k = 0; k < inputs[l]; k++)
                    {
                        inputGradient[connections[l][node * inputs[l] + k]] +=
                            outputGradient[node] * result.ByInput[k] * (gradientFactors?[l] ?? 1);
                    }
                }

                outputGradient = inputGradient;
            }
        }

        return gradient;
    }

    private static double[] Outputs(ReferenceNode.Result[] layer) => [.. layer.Select(node => node.Output)];

    private ReferenceNode.Result[][] Run(double[] parameters, double[] sample)
    {
        ReferenceNode.Result[][] layers = new ReferenceNode.Result[connections.Length][];
        int p = 0;
        for (int l = 0; l < layers.Length; l++)
        {
            double[] source = l == 0 ? sample : Outputs(layers[l - 1]);
            int n = inputs[l];
            layers[l] = new ReferenceNode.Result[connections[l].Length / n];
            for (int node = 0; node < layers[l].Length; node++, p += parametersPerNode[l])
            {
                double[] s = [.. connections[l].AsSpan(node * n, n).ToArray().Select(signal => source[signal])];
                layers[l][node] = nodes[l].Evaluate(parameters.AsSpan(p, parametersPerNode[l]), s);
            }
        }

        return layers;
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
