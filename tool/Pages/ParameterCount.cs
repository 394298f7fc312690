using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>What training chose of a network: entries of truth tables, weights and biases, and connections. A kernel counts once.</summary>
/// <param name="Parameters">Entries of truth tables; weights and biases of multiply-accumulate neurons.</param>
/// <param name="Connections">Inputs of neurons.</param>
internal readonly record struct ParameterCount(long Parameters, long Connections)
{
    /// <summary>Counts some layers.</summary>
    public static ParameterCount Of(IEnumerable<Layer> layers) =>
        layers.Select(Of).Aggregate(default(ParameterCount), (sum, each) => new ParameterCount(sum.Parameters + each.Parameters, sum.Connections + each.Connections));

    private static ParameterCount Of(Layer layer) => layer switch
    {
        LutLayer luts => new ParameterCount(
            Enumerable.Range(0, luts.Count).Sum(neuron => (long)luts.TableOf(neuron).Length), Enumerable.Range(0, luts.Count).Sum(neuron => (long)luts.InputsOf(neuron).Count)),
        MacLayer macs => new ParameterCount(macs.Neurons.Sum(neuron => neuron.Inputs.Count + 1L), macs.Neurons.Sum(neuron => (long)neuron.Inputs.Count)),
        ConvolutionLayer convolution => Of(convolution.Kernel.Layers),
        PoolLayer or AddLayer => default,
        _ => throw new NotSupportedException($"no parameters of a {layer.GetType().Name}"),
    };
}
