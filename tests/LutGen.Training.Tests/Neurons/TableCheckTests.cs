using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Neurons;

namespace LutGen.Training.Tests.Neurons;

public sealed class TableCheckTests : IDisposable
{
    private static readonly Dataset Digits = ProceduralDigits.Generate(900, seed: 1);
    private static readonly Dataset Others = ProceduralDigits.Generate(300, seed: 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("lutgen-check-").FullName;

    public static TheoryData<NeuronFunction, int, int> Kinds => new()
    {
        { new LinearFunction(), 1, 2 },
        { new PolynomialFunction(3), 1, 2 },
        { new PerceptronFunction(4, 4, 2), 1, 2 },
        { new PolynomialFunction(2), 2, 2 },
        { new LinearFunction(), 1, 6 },
    };

    private string Checkpoint => Path.Combine(_folder, "a.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_code_of_every_neuron_is_that_of_its_table(NeuronFunction function, int subNeurons, int inputBits)
    {
        LutNetwork network = Train(function, subNeurons, inputBits);
        Assert.Equal(new TableCheck(40 + 20 + 10, Others.Count, 0, null), TableCheck.Run(Checkpoint, network, Digits, Others));
    }

    [Fact]
    public void A_single_wrong_entry_is_found_and_named()
    {
        LutNetwork network = Train(new LinearFunction(), 1, 2);
        LutLayer last = (LutLayer)network.Layers[^1];
        LutNetwork damaged = WithTable(network, last, 7, table => TruthTable.FromFunction(table.AddressBits, table.OutputBits, address => table[address] ^ 1));
        TableCheck check = TableCheck.Run(Checkpoint, damaged, Digits, Others);
        Assert.Equal(Others.Count, check.Mismatches);
        Assert.StartsWith("layer 3, neuron 8, sample 1: the table gives ", check.First, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_data_and_other_networks_are_refused()
    {
        LutNetwork network = Train(new LinearFunction(), 1, 2);
        Refuses("is of a training on other samples", network, Others);
        LlutNetworkSettings smaller = Settings(new LinearFunction(), 1, 2) with { Layers = [new(20, 2, 2), new(10, 3, 2)], Epochs = 1 };
        Refuses("is of a network of other layers", NetworkTrainer.Train(smaller, Digits).Network, Digits);

        void Refuses(string message, LutNetwork given, Dataset train) => Assert.Contains(
            message, Assert.Throws<CheckpointException>(() => TableCheck.Run(Checkpoint, given, train, Others)).Message, StringComparison.Ordinal);
    }

    private static LutNetwork WithTable(LutNetwork network, LutLayer layer, int neuron, Func<TruthTable, TruthTable> change)
    {
        NetworkBuilder builder = new(network.Name, network.Encoder);
        foreach (LutLayer each in network.Layers.OfType<LutLayer>())
        {
            LutLayer.Builder luts = builder.Luts(each.OutputBits, each.Addressing);
            for (int i = 0; i < each.Count; i++)
            {
                luts.Add([.. each.InputsOf(i)], each == layer && i == neuron ? change(each.TableOf(i)) : each.TableOf(i));
            }

            builder.Add(luts.Build());
        }

        return builder.Build(network.Head);
    }

    private static LlutNetworkSettings Settings(NeuronFunction function, int subNeurons, int inputBits) => new()
    {
        InputBits = inputBits,
        Layers = [.. new[] { 40, 20, 10 }.Select(neurons => new LlutLayerSettings(neurons, 2, 2) { Function = function, SubNeurons = subNeurons })],
        Epochs = 2,
        BatchSize = 64,
        ValidationSamples = 100,
        Seed = 6,
    };

    private LutNetwork Train(NeuronFunction function, int subNeurons, int inputBits) => NetworkTrainer.Train(
        Settings(function, subNeurons, inputBits), Digits, null, default, new CheckpointOptions(Checkpoint) { Keep = true }).Network;
}
