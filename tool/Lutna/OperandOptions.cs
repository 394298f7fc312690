using System.CommandLine;
using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Tool.Training;

namespace LutGen.Tool.Lutna;

/// <summary>The options that say what is multiplied and which cells it is built of, common to the verbs of <c>lutgen lutna</c>.</summary>
internal sealed class OperandOptions
{
    private static readonly MultiplierFormat Default = MultiplierFormat.Default;

    private readonly Option<int?> _activationBits = Bits("--activation-bits", $"Bits of activations, unsigned, 1 to {MultiplierCircuit.MostActivationBits}. Default: {Default.Activation.Bits}.", MultiplierCircuit.MostActivationBits);
    private readonly Option<int?> _weightBits = Bits("--weight-bits", $"Bits of weights, the sign included, 1 to {IntegerFormat.MostBits}. Default: {Default.Weight.Bits}.", IntegerFormat.MostBits);
    private readonly Option<bool> _unsignedWeights = new("--unsigned-weights") { Description = "Weights have no sign." };
    private readonly Option<int?> _chunk = Bits("--chunk", $"Bits of a chunk, 1 to {MultiplierFormat.MostChunkBits}. Default: {Default.ChunkBits}.", MultiplierFormat.MostChunkBits);
    private readonly Option<string?> _technology = new("--technology")
    {
        Description = $"Area and energy of cells, a JSON file as lutgen lutna technology prints it. Default: {Technology.Textbook65.Name}.",
        HelpName = "FILE.json",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (Option option in new Option[] { _activationBits, _weightBits, _unsignedWeights, _chunk, _technology })
        {
            verb.Add(option);
        }
    }

    /// <summary>What is multiplied.</summary>
    public MultiplierFormat FormatOf(ParseResult parsed) => new(
        new IntegerFormat(parsed.GetValue(_activationBits) ?? Default.Activation.Bits, isSigned: false),
        new IntegerFormat(parsed.GetValue(_weightBits) ?? Default.Weight.Bits, !parsed.GetValue(_unsignedWeights)),
        parsed.GetValue(_chunk) ?? Default.ChunkBits);

    /// <summary>The cells.</summary>
    /// <exception cref="InputException">The file of the technology cannot be used.</exception>
    public Technology TechnologyOf(ParseResult parsed) => parsed.GetValue(_technology) is { } file ? TechnologyFile.Read(file) : Technology.Textbook65;

    private static Option<int?> Bits(string name, string description, int most) => new(name) { Description = description, HelpName = "N", CustomParser = Count.Between(1, most) };
}
