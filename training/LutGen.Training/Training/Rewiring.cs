using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training;

/// <summary>
/// Gives inputs that a node ignores to other signals, so that the search for a good wiring goes on while the weights are learned.
/// A place is refilled with the signal at which the loss pulls most among a few drawn from the node's neighbourhood, as in the growth
/// step of RigL (arXiv 1911.11134). The node's truth table stays what it was until it learns to use its new input.
/// </summary>
internal sealed unsafe class Rewiring(
    LogicStack stack, TrainingStep step, Workspace workspace, RowFiller filler, int candidates, ulong seed)
{
    private const int ProbedSamples = 1024;

    /// <summary>Rewires all layers whose wiring is drawn and does not learn.</summary>
    /// <param name="order">Training samples in random order; the first of them are probed.</param>
    /// <param name="epoch">Number of the epoch, for the draws.</param>
    /// <param name="sampler">Temperature of the nodes.</param>
    public void Run(int[] order, int epoch, SamplerState sampler)
    {
        SeededRandom random = SeededRandom.ForKey(seed, (ulong)epoch);
        IReadOnlyList<LogicLayer> layers = stack.Rewirable;
        if (layers.Count == 0)
        {
            return;
        }

        List<(int Node, int Input)>[] vacant = [.. layers.Select(layer => Vacate(layer, random))];
        int[][][] alternatives = [.. layers.Select((layer, i) => DrawAlternatives(layer, vacant[i], random))];
        float[][][] gradients = [.. layers.Select(layer => Enumerable.Range(0, candidates)
            .Select(_ => new float[layer.Nodes * layer.CoefficientsPerUnit]).ToArray())];
        using AlignedBuffer scratch = new(layers.Max(layer => AlignedBuffer.WholeVectors(layer.Nodes * layer.CoefficientsPerUnit)));
        using AlignedBuffer coefficientGradients = new(stack.Coefficients.Length);
        WiringProbe probe = new([.. alternatives.Select((inputs, i) => inputs.Select(layers[i].Wiring.Connect).ToArray())], gradients, scratch);
        stack.Coefficients.ComputeSoft(sampler);
        int probed = Math.Min(ProbedSamples, order.Length);
        for (int first = 0; first < probed; first += MicroBatch.Lanes)
        {
            ReadOnlySpan<int> samples = order.AsSpan(first, Math.Min(MicroBatch.Lanes, probed - first));
            workspace.Probe(filler, samples, sampler, random.NextBits(), (ulong)first, probe, coefficientGradients.Start);
        }

        for (int i = 0; i < vacant.Length; i++)
        {
            foreach ((int node, int input) in vacant[i])
            {
                Occupy(layers[i], node, input, alternatives[i], gradients[i]);
            }

            layers[i].Wiring.Reconnect();
        }
    }

    /// <summary>Finds the inputs that the rounded nodes ignore. A node that ignores all of them starts afresh.</summary>
    private List<(int Node, int Input)> Vacate(LogicLayer layer, SeededRandom random)
    {
        INodeParametrization kind = layer.Kind;
        List<(int, int)> vacant = [];
        for (int node = 0; node < layer.Nodes; node++)
        {
            Span<float> parameters = stack.ParametersOf(layer, node);
            ulong table = kind.Discretize(parameters);
            int ignored = Enumerable.Range(0, kind.Inputs).Count(input => TruthTables.Ignores(table, kind.Inputs, input));
            if (ignored == kind.Inputs)
            {
                layer.Settings.Initialization.Write(kind, parameters, stack.ResidualProbability, random);
                table = kind.Discretize(parameters);
            }

            for (int input = 0; input < kind.Inputs; input++)
            {
                if (TruthTables.Ignores(table, kind.Inputs, input))
                {
                    kind.Forget(parameters, input, stack.ResidualProbability);
                    step.ResetOptimizer(layer.FirstParameter + node * kind.ParametersPerNode, kind.ParametersPerNode);
                    vacant.Add((node, input));
                }
            }
        }

        return vacant;
    }

    private int[][] DrawAlternatives(LogicLayer layer, List<(int Node, int Input)> vacant, SeededRandom random)
    {
        int n = layer.Kind.Inputs;
        int[][] alternatives = new int[candidates][];
        for (int k = 0; k < candidates; k++)
        {
            int[] wiring = [.. layer.Wiring.Inputs];
            foreach ((int node, int input) in vacant)
            {
                int[] pool = layer.Wiring.Pools[node];
                Span<int> inputs = wiring.AsSpan(node * n, n);
                int signal;
                do
                {
                    signal = pool[random.Next(pool.Length)];
                }
                while (pool.Length > n && inputs.Contains(signal));
                inputs[input] = signal;
            }

            alternatives[k] = wiring;
        }

        return alternatives;
    }

    private static void Occupy(LogicLayer layer, int node, int input, int[][] alternatives, float[][] gradients)
    {
        int best = 0;
        double bestPull = double.NegativeInfinity;
        for (int k = 0; k < alternatives.Length; k++)
        {
            double pull = Pull(gradients[k].AsSpan(node * layer.CoefficientsPerUnit, layer.CoefficientsPerUnit), layer.Kind.Inputs, input);
            if (pull > bestPull)
            {
                (best, bestPull) = (k, pull);
            }
        }

        int place = node * layer.Kind.Inputs + input;
        layer.Wiring.Inputs[place] = alternatives[best][place];
    }

    /// <summary>How strongly the loss pulls at an input: the length of the gradient of the coefficients that the input takes part in.</summary>
    /// <param name="gradient">Gradient of the node's Walsh coefficients.</param>
    /// <param name="inputs">Inputs of the node.</param>
    /// <param name="input">Which input, 0 the most significant.</param>
    internal static double Pull(ReadOnlySpan<float> gradient, int inputs, int input)
    {
        int bit = TruthTables.AddressBit(inputs, input);
        float squares = 0;
        for (int mask = 0; mask < gradient.Length; mask++)
        {
            squares += (mask & bit) != 0 ? gradient[mask] * gradient[mask] : 0;
        }

        return Math.Sqrt(squares);
    }
}
