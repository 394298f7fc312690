using LutGen.Networks;
using LutGen.Training.Weights;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// Tables as differentiable weightless networks have them (DWN, arXiv 2410.11112): <c>map</c>, [N, n], whose first column is the <b>least</b> significant address
/// bit, and <c>lut</c>, [N, 2^n], of which entries above 0 are set.
/// </summary>
internal sealed class DwnLayers : IArrayLayers
{
    /// <inheritdoc/>
    public string Name => "dwn";

    /// <inheritdoc/>
    public IReadOnlyList<string> LayerArrays { get; } = ["lut", "map"];

    /// <inheritdoc/>
    public bool HasCodes => false;

    /// <inheritdoc/>
    public LutLayer Read(ArrayFile file, int number, ArraySource source, NetworkBuilder builder)
    {
        (int[] shape, int[] inputs) = file.Whole($"map{number}", source.Count - 1, source.What, -1, -1);
        (int count, int rank) = (shape[0], shape[1]);
        int entries = TableShape.Entries(file, $"map{number}", rank);
        WeightTensor tables = file.Require($"lut{number}", count, entries);
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        for (int neuron = 0; neuron < count; neuron++)
        {
            int start = neuron * entries;
            ReadOnlySpan<int> leastFirst = inputs.AsSpan(neuron * rank, rank);
            layer.Add([.. leastFirst.ToArray().Reverse().Select(input => source.First + input)], TruthTable.FromFunction(rank, 1, address => tables.Values[start + address] > 0 ? 1 : 0));
        }

        return layer.Build();
    }
}
