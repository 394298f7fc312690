using BenchmarkDotNet.Attributes;
using Digits;
using LutGen.Evaluation;
using LutGen.Formats;

namespace LutGen.Benchmarks.Micro;

/// <summary>Pixels in, class out: compiled, interpreted and evaluated forms of the MNIST model, on random images of its size.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks
{
    private const int Rows = 10_000;

    private readonly byte[] _rows = new byte[Rows * MnistModel.Info.FeatureCount];
    private readonly float[] _row = new float[MnistModel.Info.FeatureCount];
    private readonly int[] _classes = new int[Rows];
    private readonly LutModelFile _loaded = LutModelFile.Load(Path.Combine(AppContext.BaseDirectory, "mnist.lutnet"));
    private readonly NetworkEvaluator _evaluator = new(LutnetReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "mnist.lutnet")));

    /// <summary>Fills the rows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        new Random(1).NextBytes(_rows);
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = _rows[i];
        }
    }

    /// <summary>10,000 images through the compiled kernels, one thread; the figure is for one image.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void CompiledBatch() => MnistModel.PredictBatch(_rows, _classes);

    /// <summary>The same through the run-time loader's interpreter.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void LoadedBatch() => _loaded.PredictBatch(_rows, _classes);

    /// <summary>One image, compiled.</summary>
    [Benchmark]
    public int CompiledOne() => MnistModel.Predict(_row);

    /// <summary>One image, interpreted.</summary>
    [Benchmark]
    public int LoadedOne() => _loaded.Predict(_row);

    /// <summary>One image, the oracle.</summary>
    [Benchmark(Baseline = true)]
    public int EvaluatedOne() => _evaluator.Predict(_row);
}
