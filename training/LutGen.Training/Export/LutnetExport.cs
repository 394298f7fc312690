using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Discretisation;

namespace LutGen.Training.Export;

/// <summary>Turns a rounded network into the network type that everything else of LutGen stands on.</summary>
public static class LutnetExport
{
    /// <summary>Converts a network. The result computes what the trainer's rounded network computes, bit for bit.</summary>
    /// <param name="network">The rounded network.</param>
    /// <param name="name">Its name: letters, digits, '-', '_', '.'.</param>
    /// <param name="metadata">What is known of its origin, or null.</param>
    /// <param name="encoding">The encoder to write; null is the simplest that holds the thresholds.</param>
    /// <exception cref="NetworkException">The name has another form.</exception>
    public static LutNetwork ToNetwork(DiscreteNetwork network, string name, NetworkMetadata? metadata = null, LutEncoding? encoding = null)
    {
        NetworkBuilder builder = new(name, Encoder(network.Thresholds, encoding));
        int firstSource = 0;
        int firstNode = network.InputSignals;
        foreach (DiscreteLayer layer in network.Layers)
        {
            LutLayer.Builder luts = builder.Luts(outputBits: 1);
            int n = layer.InputsPerNode;
            for (int node = 0; node < layer.Nodes; node++)
            {
                int[] inputs = new int[n];
                for (int i = 0; i < n; i++)
                {
                    inputs[i] = firstSource + layer.Inputs[node * n + i];
                }

                luts.Add(inputs, TruthTable.FromWord(n, layer.Tables[node]));
            }

            builder.Add(luts.Build());
            firstSource = firstNode;
            firstNode += layer.Nodes;
        }

        GroupSumHead head = GroupSumHead.Contiguous(
            firstSource, network.Layers[^1].Nodes, network.Classes, network.GroupTemperature);
        return builder.Build(head, metadata);
    }

    private static InputEncoder Encoder(float[][] thresholds, LutEncoding? encoding) => encoding switch
    {
        LutEncoding.Bits => new RawBitsEncoder(thresholds.Length),
        LutEncoding.Thermometer => new ThermometerEncoder(thresholds),
        _ when thresholds.All(each => each.Length == 1) => new ThresholdEncoder(thresholds.Select(each => each[0])),
        _ => new ThermometerEncoder(thresholds),
    };
}
