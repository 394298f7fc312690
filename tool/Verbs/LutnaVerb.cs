using System.CommandLine;

namespace LutGen.Tool.Verbs;

/// <summary><c>lutgen lutna</c>: multiplication by lookup, what it costs in silicon and what it errs by.</summary>
internal static class LutnaVerb
{
    private const string Examples = """
        # Multipliers of 8-bit activations by 9-bit weights: cells, area, energy, and errors of the approximate ones.
        lutgen lutna multiplier
        # VGG11 with 98 % of its weights pruned, in LUT-NA and in what it is compared with.
        lutgen lutna cost vgg11 --sparsity 0.98
        # A trained network with as few bits and chunks, layer by layer, as a point of accuracy allows.
        lutgen lutna mixed lenet.lutnet.checkpoint --data path/to/mnist --out lenet-mixed.lutnet
        # A network that was trained elsewhere.
        lutgen lutna quantize net.json --weights net.safetensors --data path/to/cifar10 --out net.lutnet
        # A recurrent cell, trained and then stepped by tables alone.
        lutgen lutna sequence gru
        # The cells that both are computed from, as a file to change.
        lutgen lutna technology > 65nm.json
        """;

    /// <summary>Creates the verb.</summary>
    public static Command Create() => new VerbCommand("lutna", "Multiply-accumulate by lookup (LUT-NA): mixed precision, networks from elsewhere, cells for sequences, and cost in silicon beside other multipliers.", Examples)
    {
        LutnaCostVerb.Create(),
        LutnaMixedVerb.Create(),
        LutnaMultiplierVerb.Create(),
        LutnaQuantizeVerb.Create(),
        LutnaSequenceVerb.Create(),
        LutnaTechnologyVerb.Create(),
        LutnaWeightsVerb.Create(),
    };
}
