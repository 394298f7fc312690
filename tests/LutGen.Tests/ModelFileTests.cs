using LutGen.Formats;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class ModelFileTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_loaded_file_answers_as_its_network(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 9);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, LutnetWriter.ToText(network));
            LutModelFile model = LutModelFile.Load(path);
            float[] rows = RandomNetworks.Rows(network, 100, 1);
            var classes = new int[100];
            var scores = new float[100 * network.Head.ScoreCount];
            model.PredictBatch(rows, classes);
            model.ScoresBatch(rows, scores);

            Assert.Equal(network, model.Network);
            Assert.Equal(Oracle.Classes(network, rows), classes);
            Assert.Equal(Oracle.Scores(network, rows), scores);
            Assert.Equal(classes[0], model.Predict(rows.AsSpan(0, network.Encoder.FeatureCount)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_loaded_model_knows_its_shapes_its_origin_and_its_cost()
    {
        LutNetwork network = RandomNetworks.Create("luts", 1);
        LutModelInfo info = LutModelFile.Parse(LutnetWriter.ToText(network)).Info;

        Assert.Equal("luts", info.Name);
        Assert.Equal(8, info.FeatureCount);
        Assert.Equal(network.Encoder.Widths.Sum(), info.InputBits);
        Assert.Equal(5 * 4, info.OutputBits);
        Assert.Equal(5, info.ScoreCount);
        Assert.Equal(network.Metadata.Entries, info.Metadata);
        Assert.Equal(45, info.Bounds.LogicalLuts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Networks_whose_circuits_are_too_large_are_looked_up(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        LutEngine engine = InterpretedEngine.Create(network, circuitLimit: 1);
        float[] rows = RandomNetworks.Rows(network, 70, 2);
        var classes = new int[70];
        engine.PredictBatch(rows, classes);

        Assert.Equal(Oracle.Classes(network, rows), classes);
    }

    [Fact]
    public void Models_of_different_sizes_share_a_threads_memory()
    {
        LutNetwork small = RandomNetworks.Create("bits", 1);
        LutNetwork large = RandomNetworks.GateLayers(2, features: 300, layers: 2, width: 700, classes: 7);
        LutModelFile[] models = [LutModelFile.FromNetwork(small), LutModelFile.FromNetwork(large), LutModelFile.FromNetwork(small)];
        foreach (LutModelFile model in models)
        {
            float[] rows = RandomNetworks.Rows(model.Network, 600, 1);
            var classes = new int[600];
            model.PredictBatch(rows, classes);
            Assert.Equal(Oracle.Classes(model.Network, rows), classes);
        }
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        LutModelFile model = LutModelFile.FromNetwork(RandomNetworks.Create("gates", 4));
        float[] rows = RandomNetworks.Rows(model.Network, 3_000, 1);
        int[] expected = Oracle.Classes(model.Network, rows);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            var classes = new int[3_000];
            model.PredictBatch(rows, classes);
            Assert.Equal(expected, classes);
        });
    }
}
