using LutGen.Networks;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// Logic gates as difflogic (arXiv 2210.08277) has them: inputs <c>a</c> and <c>b</c>, [N] each, and the gate's id <c>op</c>, [N], whose bits, most significant
/// first, are the outputs for a, b = 00, 01, 10, 11.
/// </summary>
internal sealed class DifflogicLayers : IArrayLayers
{
    /// <inheritdoc/>
    public string Name => "difflogic";

    /// <inheritdoc/>
    public IReadOnlyList<string> LayerArrays { get; } = ["a", "b", "op"];

    /// <inheritdoc/>
    public bool HasCodes => false;

    /// <inheritdoc/>
    public LutLayer Read(ArrayFile file, int number, ArraySource source, NetworkBuilder builder)
    {
        int[] a = file.Whole($"a{number}", source.Count - 1, source.What, -1).Values;
        int[] b = file.Whole($"b{number}", source.Count - 1, source.What, a.Length).Values;
        int[] ids = file.Whole($"op{number}", 15, "the id of a gate", a.Length).Values;
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        for (int neuron = 0; neuron < a.Length; neuron++)
        {
            layer.Add([source.First + a[neuron], source.First + b[neuron]], TruthTable.Gate(ids[neuron]));
        }

        return layer.Build();
    }
}
