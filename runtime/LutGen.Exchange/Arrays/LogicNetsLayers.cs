using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// Tables of codes as LogicNets (arXiv 2004.03021) and its successors enumerate them: <c>idx</c>, [N, F], the first source the most significant, and
/// <c>tab</c>, [N, 2^(F b)], codes by address. How wide codes are is in <c>bits_in</c> and <c>bits_out</c>.
/// </summary>
internal sealed class LogicNetsLayers : IArrayLayers
{
    /// <inheritdoc/>
    public string Name => "logicnets";

    /// <inheritdoc/>
    public IReadOnlyList<string> LayerArrays { get; } = ["idx", "tab"];

    /// <inheritdoc/>
    public bool HasCodes => true;

    /// <inheritdoc/>
    public LutLayer Read(ArrayFile file, int number, ArraySource source, NetworkBuilder builder)
    {
        (int[] shape, int[] inputs) = file.Whole($"idx{number}", source.Count - 1, source.What, -1, -1);
        (int count, int fanIn) = (shape[0], shape[1]);
        int addressBits = fanIn * source.Bits;
        int entries = TableShape.Entries(file, $"idx{number}", (long)fanIn * source.Bits);
        int bits = ArrayCodes.OutputBits(file, number);
        int[] tables = file.Whole($"tab{number}", (1 << bits) - 1, $"a code of {bits} bits", count, entries).Values;
        LutLayer.Builder layer = builder.Luts(bits);
        for (int neuron = 0; neuron < count; neuron++)
        {
            int start = neuron * entries;
            int[] sources = inputs.AsSpan(neuron * fanIn, fanIn).ToArray();
            layer.Add([.. sources.Select(input => source.First + input)], TruthTable.FromFunction(addressBits, bits, address => tables[start + address]));
        }

        return layer.Build();
    }
}
