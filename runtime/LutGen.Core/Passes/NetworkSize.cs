using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>How large a network is; a convolution's kernel counts once.</summary>
/// <param name="Neurons">Neurons that look up tables.</param>
/// <param name="Inputs">Inputs of these neurons, repeats included.</param>
/// <param name="TableBits">Bits of their tables.</param>
/// <param name="Entries">Entries of their tables, one an address.</param>
public readonly record struct NetworkSize(int Neurons, long Inputs, long TableBits, long Entries)
{
    /// <summary>The size of a network.</summary>
    public static NetworkSize Of(LutNetwork network)
    {
        int neurons = 0;
        long inputs = 0;
        long tableBits = 0, entries = 0;
        foreach (Layer layer in network.Layers)
        {
            Count(layer);
        }

        return new NetworkSize(neurons, inputs, tableBits, entries);

        void Count(Layer layer)
        {
            if (layer is ConvolutionLayer convolution)
            {
                foreach (Layer inner in convolution.Kernel.Layers)
                {
                    Count(inner);
                }
            }
            else if (layer is LutLayer luts)
            {
                neurons += luts.Count;
                for (int neuron = 0; neuron < luts.Count; neuron++)
                {
                    inputs += luts.InputsOf(neuron).Count;
                    entries += luts.TableOf(neuron).Length;
                    tableBits += (long)luts.TableOf(neuron).Length * luts.OutputBits;
                }
            }
        }
    }
}
