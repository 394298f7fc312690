using LutGen.Cost;

namespace LutGen.Training.Neurons;

/// <summary>A layer of quantised neurons, each of which becomes an L-LUT.</summary>
/// <param name="Neurons">Neurons of the layer, 1 or more.</param>
/// <param name="FanIn">Inputs F of a neuron or, where there are several, of a sub-neuron.</param>
/// <param name="Bits">Width of the codes that it gives, 1..8.</param>
public sealed record LlutLayerSettings(int Neurons, int FanIn, int Bits)
{
    private const int MostAddressBits = 20;

    /// <summary>What a neuron computes.</summary>
    public NeuronFunction Function { get; init; } = new LinearFunction();

    /// <summary>Sub-neurons A of a neuron, each of F inputs of its own, whose outputs are added (PolyLUT-Add, arXiv 2406.04910); 1 for none.</summary>
    public int SubNeurons { get; init; } = 1;

    /// <summary>
    /// Whether the neurons read those in front of them in turn, F each: the layer is the next level of trees of small L-LUTs, which act as neurons of many more
    /// inputs (NeuraLUT-Assemble, arXiv 2504.00592). Functions with a skip let gradients pass from the root to the leaves. A search then looks for the inputs
    /// of whole trees.
    /// </summary>
    public bool Assembles { get; init; }

    /// <summary>The layer in a few words: neurons x [sub-neurons x] fan-in, width, function.</summary>
    public override string ToString() => FormattableString.Invariant($"{Neurons}x{(SubNeurons > 1 ? $"{SubNeurons}x" : "")}{FanIn} {Bits} bits {Function}{(Assembles ? " assembling" : "")}");

    /// <summary>Width of a sub-neuron's output, one bit more than the neuron's against overflow.</summary>
    internal int SubBits => Bits + 1;

    /// <summary>Upper bound of the 6-input lookup tables that the layer takes.</summary>
    /// <param name="signalBits">Width of the signals in front of it.</param>
    internal long Lut6Bound(int signalBits) => Neurons * (SubNeurons == 1
        ? NetworkBounds.Lut6BoundOf(FanIn * signalBits, Bits)
        : SubNeurons * NetworkBounds.Lut6BoundOf(FanIn * signalBits, SubBits) + NetworkBounds.Lut6BoundOf(SubNeurons * SubBits, Bits));

    /// <summary>Throws if a value is out of range.</summary>
    /// <param name="place">The layer, as a message calls it.</param>
    /// <param name="signals">Signals in front of the layer.</param>
    /// <param name="signalBits">Their width.</param>
    /// <param name="adders">How sub-neurons' outputs are put together.</param>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    internal void Check(string place, int signals, int signalBits, AdderForm adders)
    {
        Setting.Require(Neurons >= 1, $"{place}.{nameof(Neurons)}", Neurons, "1 or more");
        Setting.Require(Bits is >= 1 and <= 8, $"{place}.{nameof(Bits)}", Bits, "1..8");
        Setting.Require(SubNeurons is >= 1 and <= 8, $"{place}.{nameof(SubNeurons)}", SubNeurons, "1..8");
        Setting.Require(FanIn >= 1, $"{place}.{nameof(FanIn)}", FanIn, "1 or more");
        Setting.Require(
            (long)FanIn * SubNeurons <= signals, $"{place}.{nameof(FanIn)}", FanIn,
            FormattableString.Invariant($"at most {signals / SubNeurons}: {SubNeurons} x F different ones of {signals} signals are read"));
        Setting.Require(
            !Assembles || (long)Neurons * SubNeurons * FanIn == signals, $"{place}.{nameof(Assembles)}", Assembles,
            FormattableString.Invariant($"that only behind {Neurons} x {SubNeurons} x {FanIn} neurons; there are {signals}"));
        Setting.Require(
            (long)FanIn * signalBits <= MostAddressBits, $"{place}.{nameof(FanIn)}", FanIn,
            FormattableString.Invariant($"at most {MostAddressBits / signalBits}: a table of {FanIn} x {signalBits} address bits is too large, the limit is {MostAddressBits}"));
        Setting.Require(
            SubNeurons == 1 || adders == AdderForm.Sum || SubNeurons * SubBits <= MostAddressBits, $"{place}.{nameof(SubNeurons)}", SubNeurons,
            FormattableString.Invariant($"at most {MostAddressBits / SubBits}: an adder's table of {SubNeurons} x {SubBits} address bits is too large, the limit is {MostAddressBits}"));
        Function.Check($"{place}.{nameof(Function)}", FanIn);
    }
}
