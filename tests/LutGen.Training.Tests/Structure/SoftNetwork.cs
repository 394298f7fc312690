using LutGen.Networks;

namespace LutGen.Training.Tests.Structure;

/// <summary>
/// The relaxation of a network file, slowly and in double precision: what stands in the file says who reads what, and every table that was
/// learnt becomes a WARP node again. It knows nothing of the trainer's rows, so it judges them as well as the gradients.
/// </summary>
internal sealed class SoftNetwork(LutNetwork network, double temperature)
{
    private static readonly TruthTable Or = TruthTable.Gate(7);

    /// <summary>Mean cross-entropy.</summary>
    /// <param name="parameters">Parameters of all learnt tables, in the order of the file.</param>
    /// <param name="samples">Encoder signals of each sample in the domain s = 1 - 2x.</param>
    /// <param name="labels">Labels.</param>
    /// <param name="groupTemperature">Temperature of the sums.</param>
    public double Loss(double[] parameters, double[][] samples, IReadOnlyList<int> labels, double groupTemperature) => samples.Select((sample, i) =>
    {
        double[] s = Signals(parameters, sample);
        double[] logits = [.. ((Heads.GroupSumHead)network.Head).Groups.Select(group => group.Signals.Sum(signal => (1 - s[signal]) / 2) / groupTemperature)];
        return Math.Log(logits.Sum(Math.Exp)) - logits[labels[i]];
    }).Average();

    private double[] Signals(double[] parameters, double[] sample)
    {
        double[] s = new double[network.SignalCount];
        sample.CopyTo(s, 0);
        int next = 0;
        foreach (Layer layer in network.Layers)
        {
            switch (layer)
            {
                case LutLayer luts:
                    next = Evaluate(luts, s, parameters, next);
                    break;
                case PoolLayer pool:
                    for (int i = 0; i < pool.Count; i++)
                    {
                        (int channel, int place) = Math.DivRem(i, pool.Output.Height * pool.Output.Width);
                        s[pool.FirstSignal + i] = pool.SignalsUnder(channel, place / pool.Output.Width, place % pool.Output.Width).Min(signal => s[signal]);
                    }

                    break;
                case ConvolutionLayer convolution:
                    next = Evaluate(convolution, s, parameters, next);
                    break;
            }
        }

        return s;
    }

    private int Evaluate(ConvolutionLayer layer, double[] s, double[] parameters, int first)
    {
        int next = first;
        for (int row = 0; row < layer.Output.Height; row++)
        {
            for (int column = 0; column < layer.Output.Width; column++)
            {
                double[] local = new double[layer.Kernel.SignalCount];
                int input = 0;
                foreach (int signal in layer.SignalsUnder(row, column))
                {
                    local[input++] = signal < 0 ? 1 : s[signal];
                }

                next = layer.Kernel.Layers.Aggregate(first, (at, level) => Evaluate((LutLayer)level, local, parameters, at));
                for (int channel = 0; channel < layer.Output.Channels; channel++)
                {
                    s[layer.Output[channel, row, column]] = local[layer.Kernel.Outputs[channel]];
                }
            }
        }

        return next;
    }

    private int Evaluate(LutLayer luts, double[] s, double[] parameters, int next)
    {
        bool isOr = Enumerable.Range(0, luts.Count).All(node => luts.TableOf(node).Equals(Or));
        for (int node = 0; node < luts.Count; node++)
        {
            double[] inputs = [.. luts.InputsOf(node).Select(signal => s[signal])];
            s[luts.FirstSignal + node] = inputs.Length == 1 ? inputs[0]
                : isOr ? (1 + inputs[0]) * (1 + inputs[1]) / 2 - 1
                : Math.Tanh(Series(parameters.AsSpan(next + (node << inputs.Length), 1 << inputs.Length), inputs) / (2 * temperature));
        }

        int n = luts.InputsOf(0).Count;
        return next + (n == 1 || isOr ? 0 : luts.Count << n);
    }

    private static double Series(ReadOnlySpan<double> w, double[] inputs)
    {
        double z = 0;
        for (int mask = 0; mask < w.Length; mask++)
        {
            double product = w[mask];
            for (int i = 0; i < inputs.Length; i++)
            {
                product *= (mask >> (inputs.Length - 1 - i) & 1) != 0 ? inputs[i] : 1;
            }

            z += product;
        }

        return z;
    }
}
