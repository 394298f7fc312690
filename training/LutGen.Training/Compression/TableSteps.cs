using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Training.Compression;

/// <summary>
/// Chooses the tables of a network anew, layer by layer: what samples look up in a layer is seen behind the new tables of those before it.
/// </summary>
internal static class TableSteps
{
    /// <summary>Chooses all tables.</summary>
    /// <param name="network">The network.</param>
    /// <param name="codes">The samples, encoded; all layers are computed with the new tables.</param>
    /// <param name="step">How to choose.</param>
    /// <param name="strength">How much may change.</param>
    /// <param name="cancellation">Asked before each layer.</param>
    public static LutNetwork Run(LutNetwork network, SampleCodes codes, CompressionStep step, Strength strength, CancellationToken cancellation)
    {
        NetworkEdit edit = new(network);
        int[] readers = ReadersOf(network);
        foreach (Layer layer in network.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            if (layer is not LutLayer luts)
            {
                codes.Compute(layer);
                continue;
            }

            TruthTable[] chosen = new TruthTable[layer.Count];
            Parallel.For(0, layer.Count, neuron =>
            {
                TruthTable table = luts.TableOf(neuron);
                int[] counts = new int[table.Length];
                new NeuronAddresses(codes, network, luts, neuron).Count(counts);
                chosen[neuron] = step == CompressionStep.Entries ? CofactorFilling.Fill(table, counts, strength) : RemoveInputs(network, luts, neuron, readers, counts, strength);
                codes.Compute(luts, neuron, chosen[neuron]);
            });
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                if (!chosen[neuron].Equals(luts.TableOf(neuron)))
                {
                    edit.Change(layer.FirstSignal + neuron, [.. luts.InputsOf(neuron)], chosen[neuron]);
                }
            }
        }

        return edit.Apply();
    }

    // An input that few others read is worth most: with its last reader it goes too.
    private static TruthTable RemoveInputs(LutNetwork network, LutLayer layer, int neuron, int[] readers, int[] counts, Strength strength)
    {
        SignalList inputs = layer.InputsOf(neuron);
        return layer.Addressing != Addressing.Concatenation ? layer.TableOf(neuron) : InputRemoval.Fill(
            layer.TableOf(neuron), [.. inputs.Select(network.WidthOf)], Enumerable.Range(0, inputs.Count).OrderBy(i => readers[inputs[i]]), counts, strength);
    }

    private static int[] ReadersOf(LutNetwork network)
    {
        int[] readers = new int[network.SignalCount];
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>())
        {
            foreach (int input in Enumerable.Range(0, layer.Count).SelectMany(neuron => layer.InputsOf(neuron)))
            {
                readers[input]++;
            }
        }

        return readers;
    }
}
