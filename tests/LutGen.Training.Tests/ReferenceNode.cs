using System.Numerics;
using LutGen.Training.Layers;

namespace LutGen.Training.Tests;

/// <summary>
/// Nodes written down again, slowly and in double precision, from the equations of their papers: no Walsh transform, no shared series.
/// Inputs and outputs are in the domain s = 1 - 2x.
/// </summary>
internal abstract class ReferenceNode(int inputs, double temperature, bool hard)
{
    /// <summary>Output and its derivatives; those of hard nodes are the ones their method passes off as derivatives.</summary>
    public record struct Result(double Output, double[] ByParameter, double[] ByInput);

    protected int Size => 1 << inputs;

    protected int Inputs => inputs;

    protected double Temperature => temperature;

    protected bool Hard => hard;

    public static ReferenceNode Create(NodeMethod method, int inputs, double temperature, bool hard) => method switch
    {
        NodeMethod.Warp => new Warp(inputs, temperature, hard),
        NodeMethod.WarpExpectation => new WarpExpectation(inputs, temperature, hard),
        NodeMethod.Raw => new Raw(temperature, hard),
        NodeMethod.Light => new Light(inputs, temperature, hard),
        _ => new Dwn(inputs, temperature),
    };

    public abstract Result Evaluate(ReadOnlySpan<double> parameters, double[] s);

    /// <summary>Whether an input is one at an address; the first input is the most significant bit.</summary>
    protected bool IsOne(int address, int input) => (address >> (inputs - 1 - input) & 1) != 0;

    /// <summary>Probability of an address when each input is one with probability (1 - s) / 2, without the factor of one input.</summary>
    protected double Probability(int address, double[] s, int without = -1)
    {
        double product = 1;
        for (int i = 0; i < inputs; i++)
        {
            product *= i == without ? 1 : IsOne(address, i) ? (1 - s[i]) / 2 : (1 + s[i]) / 2;
        }

        return product;
    }

    /// <summary>The expected output of a table of outputs, and its slope along each input.</summary>
    protected (double Value, double[] Slopes) Expectation(double[] table, double[] s)
    {
        double value = 0;
        double[] slopes = new double[inputs];
        for (int address = 0; address < Size; address++)
        {
            value += table[address] * Probability(address, s);
            for (int i = 0; i < inputs; i++)
            {
                slopes[i] += table[address] * Probability(address, s, i) * (IsOne(address, i) ? -0.5 : 0.5);
            }
        }

        return (value, slopes);
    }

    private sealed class Warp(int inputs, double temperature, bool hard) : ReferenceNode(inputs, temperature, hard)
    {
        public override Result Evaluate(ReadOnlySpan<double> parameters, double[] s)
        {
            double z = 0;
            double[] byParameter = new double[Size], byInput = new double[Inputs];
            for (int mask = 0; mask < Size; mask++)
            {
                byParameter[mask] = Product(mask, s, -1);
                z += parameters[mask] * byParameter[mask];
                for (int i = 0; i < Inputs; i++)
                {
                    byInput[i] += IsOne(mask, i) ? parameters[mask] * Product(mask, s, i) : 0;
                }
            }

            double output = Math.Tanh(z / (2 * Temperature));
            double slope = (1 - output * output) / (2 * Temperature);
            output = Hard ? (output < 0 ? -1 : 1) : output;
            return new Result(output, [.. byParameter.Select(each => each * slope)], [.. byInput.Select(each => each * slope)]);
        }

        private double Product(int mask, double[] s, int without)
        {
            double product = 1;
            for (int i = 0; i < Inputs; i++)
            {
                product *= i != without && IsOne(mask, i) ? s[i] : 1;
            }

            return product;
        }
    }

    /// <summary>The mean of a WARP node's outputs at the corners, by the probabilities of the corners.</summary>
    private sealed class WarpExpectation(int inputs, double temperature, bool hard) : ReferenceNode(inputs, temperature, hard)
    {
        private readonly Warp _smooth = new(inputs, temperature, false);

        public override Result Evaluate(ReadOnlySpan<double> parameters, double[] s)
        {
            double[] table = new double[Size], byParameter = new double[Size];
            for (int address = 0; address < Size; address++)
            {
                double[] corner = [.. Enumerable.Range(0, Inputs).Select(input => IsOne(address, input) ? -1.0 : 1)];
                Result at = _smooth.Evaluate(parameters, corner);
                table[address] = Hard ? (at.Output < 0 ? -1 : 1) : at.Output;
                for (int mask = 0; mask < Size; mask++)
                {
                    byParameter[mask] += Probability(address, s) * at.ByParameter[mask];
                }
            }

            (double value, double[] slopes) = Expectation(table, s);
            return new Result(value, byParameter, slopes);
        }
    }

    private sealed class Raw(double temperature, bool hard) : ReferenceNode(2, temperature, hard)
    {
        public override Result Evaluate(ReadOnlySpan<double> parameters, double[] s)
        {
            double[] logits = parameters.ToArray();
            double[] exponentials = [.. logits.Select(l => Math.Exp((l - logits.Max()) / Temperature))];
            double[] softmax = [.. exponentials.Select(each => each / exponentials.Sum())];
            (double Value, double[] Slopes)[] gates = [.. Enumerable.Range(0, 16).Select(gate => Expectation(TableOf(gate), s))];
            double[] weights = Hard ? [.. logits.Select(l => l == logits.Max() ? 1.0 : 0)] : softmax;
            double mean = gates.Zip(softmax, (gate, p) => p * gate.Value).Sum();
            return new Result(
                gates.Zip(weights, (gate, p) => p * gate.Value).Sum(),
                [.. gates.Zip(softmax, (gate, p) => p * (gate.Value - mean) / Temperature)],
                [.. Enumerable.Range(0, 2).Select(i => gates.Zip(weights, (gate, p) => p * gate.Slopes[i]).Sum())]);
        }

        // The id of a gate lists its outputs for AB = 00, 01, 10, 11, most significant bit first.
        private static double[] TableOf(int gate) => [.. Enumerable.Range(0, 4).Select(address => 1.0 - 2 * (gate >> (3 - address) & 1))];
    }

    private sealed class Light(int inputs, double temperature, bool hard) : ReferenceNode(inputs, temperature, hard)
    {
        public override Result Evaluate(ReadOnlySpan<double> parameters, double[] s)
        {
            double[] ones = [.. parameters.ToArray().Select(w => 1 / (1 + Math.Exp(-w / Temperature)))];
            double[] table = [.. ones.Select(y => Hard ? (y > 0.5 ? -1.0 : 1) : 1 - 2 * y)];
            (double value, double[] slopes) = Expectation(table, s);
            double[] byParameter = [.. ones.Select((y, address) => -2 * y * (1 - y) / Temperature * Probability(address, s))];
            return new Result(value, byParameter, slopes);
        }
    }

    /// <summary>In bits, as the authors' kernel has it: the output is a looked-up bit, slopes are those of bits by bits.</summary>
    private sealed class Dwn(int inputs, double temperature) : ReferenceNode(inputs, temperature, true)
    {
        public override Result Evaluate(ReadOnlySpan<double> parameters, double[] s)
        {
            double alpha = 0.5 * Math.Pow(0.75, Inputs - 1), beta = 0.25 / 0.75;
            int address = 0;
            for (int i = 0; i < Inputs; i++)
            {
                address |= s[i] < 0 ? 1 << (Inputs - 1 - i) : 0;
            }

            double[] byParameter = new double[Size], byInput = new double[Inputs];
            byParameter[address] = -2;
            for (int i = 0; i < Inputs; i++)
            {
                int bit = 1 << (Inputs - 1 - i);
                for (int other = 0; other < Size; other++)
                {
                    int distance = BitOperations.PopCount((uint)((address ^ other) & ~bit));
                    byInput[i] += (IsOne(other, i) ? 1 : -1) * parameters[other] * alpha * Math.Pow(beta, distance);
                }
            }

            return new Result(parameters[address] > 0 ? -1 : 1, byParameter, byInput);
        }
    }
}
