using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>The addresses at which samples look into a neuron's table.</summary>
internal readonly struct NeuronAddresses
{
    private readonly SampleCodes _codes;
    private readonly ulong[][] _planes;
    private readonly int[] _shifts;

    /// <summary>Finds the planes that a neuron reads.</summary>
    /// <param name="codes">The samples; the neuron's inputs are computed.</param>
    /// <param name="network">The network.</param>
    /// <param name="layer">The neuron's layer.</param>
    /// <param name="neuron">Its number in the layer.</param>
    public NeuronAddresses(SampleCodes codes, LutNetwork network, LutLayer layer, int neuron)
    {
        _codes = codes;
        List<ulong[]> planes = [];
        List<int> shifts = [];
        SignalList inputs = layer.InputsOf(neuron);
        int place = 0;
        for (int i = inputs.Count - 1; i >= 0; i--)
        {
            int width = network.WidthOf(inputs[i]);
            planes.AddRange(codes[inputs[i]]);
            shifts.AddRange(Enumerable.Range(place, width));
            place += layer.Addressing == Addressing.Concatenation ? width : 0;
        }

        _planes = [.. planes];
        _shifts = [.. shifts];
    }

    /// <summary>How often each address occurs.</summary>
    /// <param name="counts">Receives the counts; as long as the neuron's table.</param>
    public void Count(Span<int> counts)
    {
        counts.Clear();
        Span<int> addresses = stackalloc int[SampleCodes.Lanes];
        for (int word = 0; word < _codes.Words; word++)
        {
            Gather(word, addresses);
            int lanes = Math.Min(SampleCodes.Lanes, _codes.Samples - word * SampleCodes.Lanes);
            for (int lane = 0; lane < lanes; lane++)
            {
                counts[addresses[lane]]++;
            }
        }
    }

    /// <summary>Looks all samples up.</summary>
    /// <param name="table">The table.</param>
    /// <param name="planes">Receives the codes.</param>
    public void LookUp(TruthTable table, ulong[][] planes)
    {
        Span<int> addresses = stackalloc int[SampleCodes.Lanes];
        for (int word = 0; word < _codes.Words; word++)
        {
            Gather(word, addresses);
            for (int bit = 0; bit < planes.Length; bit++)
            {
                ulong codes = 0;
                for (int lane = 0; lane < addresses.Length; lane++)
                {
                    int address = addresses[lane];
                    codes |= (table.PlaneWord(bit, address >> 6) >> (address & 63) & 1) << lane;
                }

                planes[bit][word] = codes & _codes.LanesOf(word);
            }
        }
    }

    private void Gather(int word, Span<int> addresses)
    {
        addresses.Clear();
        for (int i = 0; i < _planes.Length; i++)
        {
            ulong bits = _planes[i][word];
            int shift = _shifts[i];
            for (int lane = 0; lane < addresses.Length; lane++)
            {
                addresses[lane] += (int)(bits >> lane & 1) << shift;
            }
        }
    }
}
