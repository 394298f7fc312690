using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// Tables of any rank as torchlogix has them: <c>lut</c>, [N, 2^k], the entry of address 0 first, and <c>idx</c>, [k, N], whose first row is the most significant
/// address bit.
/// </summary>
internal sealed class TorchlogixLayers : IArrayLayers
{
    /// <inheritdoc/>
    public string Name => "torchlogix";

    /// <inheritdoc/>
    public IReadOnlyList<string> LayerArrays { get; } = ["lut", "idx"];

    /// <inheritdoc/>
    public bool HasCodes => false;

    /// <inheritdoc/>
    public LutLayer Read(ArrayFile file, int number, ArraySource source, NetworkBuilder builder)
    {
        (int[] shape, int[] inputs) = file.Whole($"idx{number}", source.Count - 1, source.What, -1, -1);
        (int rank, int count) = (shape[0], shape[1]);
        int entries = TableShape.Entries(file, $"idx{number}", rank);
        int[] tables = file.Whole($"lut{number}", 1, "an entry of a table", count, entries).Values;
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        for (int neuron = 0; neuron < count; neuron++)
        {
            int start = neuron * entries;
            layer.Add([.. Enumerable.Range(0, rank).Select(input => source.First + inputs[input * count + neuron])], TruthTable.FromFunction(rank, 1, address => tables[start + address]));
        }

        return layer.Build();
    }
}
