using LutGen.Evaluation;
using LutGen.Exchange.Torchlogix;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Torchlogix;

public sealed class TorchlogixJsonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> SummedKinds => ["gates", "thermometer", "convolution", "bits", "constants"];

    public void Dispose() => _folder.Dispose();

    // Class 0 has AND and a constant 1 that was folded into beta, class 1 has OR and XOR.
    [Fact]
    public void Beta_and_sparse_ids_are_read()
    {
        LutNetwork network = Read("""
            {"n_inputs": 2, "input_shape": [2], "outputs": [9, 20], "output_shape": [2],
             "gates": [{"gate_id": 3, "op": "AND", "in0": 0, "in1": 1, "node_idx": -1}, {"gate_id": 5, "op": "OR", "in0": 0, "in1": 1}, {"gate_id": 7, "op": "XOR", "in0": 1, "in1": 0}],
             "sum_nodes": [{"node_id": 20, "input_ids": [5, 7], "tau": 1.0, "beta": 0.0}, {"node_id": 9, "input_ids": [3], "tau": 1.0, "beta": 1.0}]}
            """);
        Assert.Equal([(1, 0), (1, 2), (1, 2), (2, 1)], Exhaustive(network).Select(scores => ((int)scores[0], (int)scores[1])));
        Assert.Equal([(1, 0), (1, 2), (1, 2), (2, 1)], Exhaustive(Read(TorchlogixExport.Write(network))).Select(scores => ((int)scores[0], (int)scores[1])));
    }

    [Fact]
    public void An_input_of_a_sum_that_stands_there_twice_counts_twice()
    {
        LutNetwork network = Read("""
            {"n_inputs": 2, "outputs": [5], "gates": [{"gate_id": 2, "op": "NAND", "in0": 0, "in1": 1}],
             "sum_nodes": [{"node_id": 5, "input_ids": [2, 2, 0, 2], "tau": 2, "beta": -0.5}]}
            """);
        Assert.Equal([1.25f, 1.25f, 1.75f, 0.25f], Exhaustive(network).Select(scores => scores[0]));
    }

    [Fact]
    public void Every_operation_is_the_function_of_its_name()
    {
        (string Name, Func<bool, bool, bool> Function)[] operations =
        [
            ("CONST_FALSE", (_, _) => false), ("CONST_TRUE", (_, _) => true), ("WIRE", (a, _) => a), ("NOT", (a, _) => !a), ("AND", (a, b) => a && b), ("OR", (a, b) => a || b),
            ("XOR", (a, b) => a != b), ("NAND", (a, b) => !(a && b)), ("NOR", (a, b) => !(a || b)), ("XNOR", (a, b) => a == b), ("AND_NOT_B", (a, b) => a && !b),
            ("AND_NOT_A", (a, b) => !a && b), ("OR_NOT_B", (a, b) => a || !b), ("OR_NOT_A", (a, b) => !a || b), ("NOT_A", (a, _) => !a), ("NOT_B", (_, b) => !b),
        ];
        string gates = string.Join(',', operations.Select((operation, i) => $$"""{"gate_id": {{i + 2}}, "op": "{{operation.Name}}", "in0": 0, "in1": 1}"""));
        LutNetwork network = Read($$"""{"n_inputs": 2, "outputs": [{{string.Join(',', operations.Select((_, i) => i + 2))}}], "gates": [{{gates}}]}""");
        float[][] expected = [.. Enumerable.Range(0, 4).Select(address => operations.Select(operation => operation.Function(address > 1, address % 2 == 1) ? 1f : 0).ToArray())];
        Assert.Equal(expected, Exhaustive(network));
        Assert.Equal(expected, Exhaustive(Read(TorchlogixExport.Write(network))));
    }

    [Fact]
    public void Bits_stand_beside_sums_where_nothing_is_divided()
    {
        const string Mixed = """{"n_inputs": 2, "outputs": [0, 5], "gates": [], "sum_nodes": [{"node_id": 5, "input_ids": [0, 1], "tau": TAU}]}""";
        Assert.Equal([[0, 0], [0, 1], [1, 1], [1, 2]], Exhaustive(Read(Mixed.Replace("TAU", "1", StringComparison.Ordinal))));
        AssertRefused(Mixed.Replace("TAU", "2", StringComparison.Ordinal), ":1:29: ", "divided by 1 and 2");
    }

    [Theory]
    [MemberData(nameof(SummedKinds))]
    public void A_network_that_is_written_and_read_again_is_the_same_function(string kind)
    {
        for (int seed = 0; seed < 2; seed++)
        {
            AssertSameWhenReadAgain(RandomNetworks.Create(kind, seed), samples: 2000);
        }
    }

    [Fact]
    public void A_trained_model_that_is_written_and_read_again_is_the_same_function() =>
        AssertSameWhenReadAgain(LutnetReader.ReadFile(RepositoryFiles.Find("models/digits.lutnet")), samples: 200);

    [Fact]
    public void Heads_without_a_form_are_refused()
    {
        var exception = Assert.Throws<ExportException>(() => TorchlogixExport.Write(RandomNetworks.Create("luts", 0)));
        Assert.Contains("expected a group sum or bits", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"n_inputs": 2, "outputs": [2], "gates": [{"gate_id": 2, "op": "AND", "in0": 0, "in1": 3}]}""", ":1:88: ", "found id 3")]
    [InlineData("""{"n_inputs": 2, "outputs": [2], "gates": [{"gate_id": 2, "op": "AND", "in0": 0, "in1": 2}]}""", ":1:88: ", "found id 2")]
    [InlineData("""{"n_inputs": 2, "outputs": [2], "gates": [{"gate_id": 2, "op": "AND", "in0": 0}]}""", ":1:43: ", "found id -1")]
    [InlineData("""{"n_inputs": 2, "outputs": [7], "gates": []}""", ":1:29: ", "found id 7")]
    [InlineData("{\"n_inputs\": 2,\n \"outputs\": [2],\n \"gates\": [{\"gate_id\": 2, \"op\": \"MUX\"}]}", ":3:33: ", "found '\"MUX\"'", "expected one of CONST_FALSE")]
    [InlineData("""{"n_inputs": 2, "outputs": [1], "gates": [{"gate_id": 1, "op": "NOT", "in0": 0}]}""", ":1:55: ", "id 1 is taken")]
    [InlineData("""{"n_inputs": 2, "outputs": [1]}""", ":1:1: ", "lacks one of")]
    [InlineData("""{"n_inputs": 2, "outputs": [1], "gates": [], "gate": []}""", ":1:54: ", "'gate' is not known")]
    [InlineData("""{"n_inputs": 2, "n_inputs": 2}""", ":1:17: ", "stands twice")]
    [InlineData("""{"n_inputs": -2}""", ":1:14: ", "expected a whole number from 0")]
    [InlineData("""{"n_inputs": 2, "input_shape": [3], "outputs": [1], "gates": []}""", ":1:1: ", "input_shape is 3, expected a product of 2")]
    [InlineData("""{"n_inputs": 0, "outputs": [], "gates": []}""", "0 features, expected 1")]
    [InlineData("""{"n_inputs": 2, "outputs": [], "gates": []}""", "reads no signals")]
    [InlineData("""{"n_inputs": 999999999, "outputs": [1], "gates": []}""", "999999999 features, expected 1")]
    [InlineData("""{"n_inputs": 2, "outputs": [2], "gates": [], "sum_nodes": [{"node_id": 2, "input_ids": [0], "tau": 0}]}""", ":1:60: ", "the tau of sum 2 is 0")]
    [InlineData("""{"n_inputs": 2, "outputs": [2], "gates": [], "sum_nodes": [{"node_id": 2, "input_ids": [0], "tau": 1e99}]}""", ":1:100: ", "finite in single precision")]
    [InlineData("""{"n_inputs": 2, "outputs": [2,3], "gates": [], "sum_nodes": [{"node_id": 2, "input_ids": [0], "tau": 1},{"node_id": 3, "input_ids": [2], "tau": 1}]}""", ":1:134: ", "found id 2")]
    [InlineData("[]", ":1:1: ", "expected an object, the circuit")]
    [InlineData("{\n  \"n_inputs\": 2,\n  oops", ":3:3: ", "is no JSON here")]
    [InlineData("", ":1:1: ", "is no JSON here")]
    [InlineData("[[[[[[[[[[[[[[[[", ":1:1: ", "expected")]
    [InlineData("""{"n_inputs": 2, "outputs": [1], "gates": []} 1""", ":1:46: ", "is no JSON here")]
    public void What_is_wrong_is_said_with_its_place(string json, params string[] expected) => AssertRefused(json, expected);

    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        string json = TorchlogixExport.Write(RandomNetworks.Create("constants", 1)).Replace(",\"", ", \"", StringComparison.Ordinal).Replace("},", "},\n", StringComparison.Ordinal);
        int read = 0;
        for (int seed = 0; seed < 600; seed++)
        {
            string file = _folder.Write("damaged.json", FileMutations.Damage(json, seed));
            try
            {
                Assert.NotNull(TorchlogixImport.Read(file, "net").Network);
                read++;
            }
            catch (ImportException refused)
            {
                Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(read, 1, 599);
    }

    private static float[][] Exhaustive(LutNetwork network)
    {
        var evaluator = new NetworkEvaluator(network);
        int inputs = network.Encoder.FeatureCount;
        return [.. Enumerable.Range(0, 1 << inputs).Select(address => evaluator.Scores([.. Enumerable.Range(0, inputs).Select(i => (float)((address >> (inputs - 1 - i)) & 1))]))];
    }

    private void AssertSameWhenReadAgain(LutNetwork network, int samples)
    {
        LutNetwork again = Read(TorchlogixExport.Write(network));
        (var one, var other) = (new NetworkEvaluator(network), new NetworkEvaluator(again));
        foreach (int[] codes in SampleCodes.Of(network, samples))
        {
            int[] bits = SampleCodes.Bits(codes, network.Encoder.Widths);
            float[] scores = network.Head is GroupSumHead ? one.ScoresOf(one.EvaluateCodes(codes)) : [.. SampleCodes.HeadBits(one, codes).Select(bit => (float)bit)];
            Assert.Equal(scores, other.ScoresOf(other.EvaluateCodes(bits)));
        }
    }

    private LutNetwork Read(string json) => TorchlogixImport.Read(_folder.Write("circuit.json", json), "net").Network;

    private void AssertRefused(string json, params string[] expected)
    {
        string message = Assert.Throws<ImportException>(() => Read(json)).Message;
        Assert.StartsWith(_folder["circuit.json"], message, StringComparison.Ordinal);
        Assert.All(expected, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
