namespace LutGen.Exchange.Tests.LogicNets;

/// <summary>A random network as LogicNets' family has them, with an evaluation of its own: layers of tables that read codes of the layer before.</summary>
/// <param name="InputBits">Bits of every input code.</param>
/// <param name="Inputs">Number of input codes.</param>
/// <param name="Layers">The neurons of each layer.</param>
internal sealed record FamilyNetwork(int InputBits, int Inputs, IReadOnlyList<IReadOnlyList<FamilyNeuron>> Layers)
{
    /// <summary>Draws a network.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="narrow">Whether no table gives its largest code, as behind narrow quantisers.</param>
    /// <param name="mixed">Whether the neurons of a layer have codes of different widths.</param>
    public static FamilyNetwork Random(int seed, bool narrow = false, bool mixed = false)
    {
        var random = new Random(seed);
        int inputBits = 1 + random.Next(3);
        int inputs = 5 + random.Next(6);
        List<int> before = [.. Enumerable.Repeat(inputBits, inputs)];
        List<IReadOnlyList<FamilyNeuron>> layers = [];
        for (int depth = 0; depth < 3; depth++)
        {
            int bits = 2 + random.Next(2);
            List<FamilyNeuron> layer = [];
            for (int i = 0; i < 6 - depth; i++)
            {
                int width = mixed ? 1 + random.Next(3) : bits;
                int[] sources = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(before.Count))];
                int addressBits = sources.Sum(source => before[source]);
                int codes = (1 << width) - (narrow && width > 1 ? 1 : 0);
                layer.Add(new FamilyNeuron(sources, width, [.. Enumerable.Range(0, 1 << addressBits).Select(_ => random.Next(codes))]));
            }

            layers.Add(layer);
            before = [.. layer.Select(neuron => neuron.Bits)];
        }

        return new FamilyNetwork(inputBits, inputs, layers);
    }

    /// <summary>Bits of the codes that a layer reads, one a code.</summary>
    public int[] WidthsBefore(int layer) => layer == 0 ? [.. Enumerable.Repeat(InputBits, Inputs)] : [.. Layers[layer - 1].Select(neuron => neuron.Bits)];

    /// <summary>The codes of the last layer.</summary>
    public int[] Evaluate(int[] inputs)
    {
        int[] codes = inputs;
        for (int layer = 0; layer < Layers.Count; layer++)
        {
            int[] widths = WidthsBefore(layer);
            int[] read = codes;
            codes = [.. Layers[layer].Select(neuron => neuron.Table[neuron.Sources.Aggregate(0, (address, source) => (address << widths[source]) | read[source])])];
        }

        return codes;
    }

    /// <summary>Random input codes that the network may be given.</summary>
    public int[] Sample(Random random, bool narrow = false) => [.. Enumerable.Range(0, Inputs).Select(_ => random.Next((1 << InputBits) - (narrow && InputBits > 1 ? 1 : 0)))];

    /// <summary>Codes as one word, the first at its low end, most significant bit first: what stands in M0 and Mn.</summary>
    public static string Word(int[] codes, int[] widths) => string.Concat(codes.Zip(widths).Reverse().Select(code => Convert.ToString(code.First, 2).PadLeft(code.Second, '0')));
}

/// <summary>A neuron.</summary>
/// <param name="Sources">The codes that it reads, the first most significant.</param>
/// <param name="Bits">Bits of its code.</param>
/// <param name="Table">Its code at each address.</param>
internal sealed record FamilyNeuron(int[] Sources, int Bits, int[] Table);
