using LutGen.Networks;
using LutGen.Training.Data;

namespace LutGen.Training.Compression;

/// <summary>The samples of a compression, encoded once, and what networks look like on them.</summary>
internal sealed class CompressionSamples
{
    private readonly Dataset _training;
    private readonly Dataset _validation;
    private readonly SampleCodes _encodedTraining;
    private readonly SampleCodes _encodedValidation;
    private readonly TableCost _cost = new();

    /// <summary>Encodes samples.</summary>
    /// <param name="network">The network whose encoder it is.</param>
    /// <param name="training">The samples that tables are seen with.</param>
    /// <param name="validation">The samples that judge.</param>
    public CompressionSamples(LutNetwork network, Dataset training, Dataset validation)
    {
        (_training, _validation) = (training, validation);
        _encodedTraining = new SampleCodes(network, training);
        _encodedValidation = new SampleCodes(network, validation);
    }

    /// <summary>The training samples at the inputs of a network.</summary>
    public SampleCodes TrainingOf(LutNetwork network) => new(network, _encodedTraining);

    /// <summary>Accuracy on the validation samples, 0..1.</summary>
    public double ValidationAccuracy(LutNetwork network) => Computed(network, _encodedValidation).Accuracy(_validation.Labels);

    /// <summary>A network's size and accuracy.</summary>
    /// <param name="name">What the network is.</param>
    /// <param name="network">The network.</param>
    /// <param name="rarity">So many samples at an address count as none.</param>
    /// <param name="tolerance">What the step that made it tolerated.</param>
    public CompressionState Describe(string name, LutNetwork network, int rarity, double tolerance = 0)
    {
        SampleCodes codes = Computed(network, _encodedTraining);
        (int neurons, long inputs, long entries, long seen, long luts) = (0, 0, 0, 0, 0);
        HashSet<TruthTable> tables = [];
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>())
        {
            Parallel.For(0, layer.Count, neuron =>
            {
                TruthTable table = layer.TableOf(neuron);
                int[] counts = new int[table.Length];
                new NeuronAddresses(codes, network, layer, neuron).Count(counts);
                Interlocked.Add(ref seen, counts.Count(count => count > rarity));
                Interlocked.Add(ref luts, _cost.Of(table));
            });
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                inputs += layer.InputsOf(neuron).Count;
                entries += layer.TableOf(neuron).Length;
                tables.Add(layer.TableOf(neuron));
            }

            neurons += layer.Count;
        }

        return new CompressionState(
            name, tolerance, neurons, inputs, entries, seen, tables.Count, luts, codes.Accuracy(_training.Labels), ValidationAccuracy(network));
    }

    /// <summary>Samples through all layers of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="encoded">The samples, at the inputs of any network with this encoder.</param>
    public static SampleCodes Computed(LutNetwork network, SampleCodes encoded)
    {
        SampleCodes codes = new(network, encoded);
        foreach (Layer layer in network.Layers)
        {
            codes.Compute(layer);
        }

        return codes;
    }
}
