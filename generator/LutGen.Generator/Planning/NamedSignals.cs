using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>The signals that a code kernel calls by name: those that layers of tables read or define.</summary>
internal static class NamedSignals
{
    /// <summary>Their ids, rising.</summary>
    public static IEnumerable<int> Of(LutNetwork network)
    {
        var named = new bool[network.SignalCount];
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                named[layer.FirstSignal + neuron] = true;
                foreach (int signal in layer.InputsOf(neuron))
                {
                    named[signal] = true;
                }
            }
        }

        return Enumerable.Range(0, named.Length).Where(signal => named[signal]);
    }
}
