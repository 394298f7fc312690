using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Writes a trained network of quantised neurons as a network of tables.</summary>
internal static class LlutNetworkWriter
{
    /// <summary>The network of tables.</summary>
    /// <param name="stack">The trained network.</param>
    /// <param name="features">Features of a sample.</param>
    /// <param name="form">How sub-neurons' outputs are put together.</param>
    public static LutNetwork Write(LlutStack stack, int features, AdderForm form)
    {
        AlignedBuffer parameters = stack.Parameters;
        (NetworkBuilder builder, int[] signals) = stack.Input.Begin(features, parameters);
        (UniformQuantizer source, float step) = (stack.Input.Quantizer, stack.Input.StepIn(parameters));
        foreach (NeuronLayer layer in stack.Layers)
        {
            signals = AddLayer(builder, layer, signals, source, step, parameters, form);
            (source, step) = (layer.Output.Quantizer, layer.Output.StepIn(parameters));
        }

        float scale = step * stack.Factor.In(parameters)[0];
        return builder.Build(new DequantizeHead([.. signals.Select(signal => new DequantizedScore(signal, scale, -source.Low))]));
    }

    private static int[] AddLayer(NetworkBuilder builder, NeuronLayer layer, int[] source, UniformQuantizer quantizer, float step, AlignedBuffer parameters, AdderForm form)
    {
        using TableEnumeration tables = new(layer, quantizer, step, parameters);
        int subNeurons = layer.Settings.SubNeurons, fanIn = layer.Settings.FanIn;
        LutLayer.Builder luts = builder.Luts(subNeurons > 1 ? layer.SubQuantizer.Bits : layer.Output.Quantizer.Bits);
        int[] signals = [.. Enumerable.Range(0, layer.Settings.Neurons * subNeurons).Select(unit => luts.Add(
            [.. layer.Connections.AsSpan(unit * fanIn, fanIn).ToArray().Select(input => source[input])], subNeurons > 1 ? tables.SubNeuron(unit) : tables.Neuron(unit)))];
        builder.Add(luts.Build());
        if (subNeurons == 1)
        {
            return signals;
        }

        LutLayer.Builder adders = builder.Luts(layer.Output.Quantizer.Bits, form == AdderForm.Sum ? Addressing.Sum : Addressing.Concatenation);
        int[] sums = [.. Enumerable.Range(0, layer.Settings.Neurons).Select(neuron =>
        {
            int[] inputs = signals[(neuron * subNeurons)..((neuron + 1) * subNeurons)];
            return adders.Add(inputs, form == AdderForm.Sum ? tables.Adder(neuron, adders.AddressBitsFor(inputs)) : tables.Adder(neuron));
        })];
        builder.Add(adders.Build());
        return sums;
    }
}
