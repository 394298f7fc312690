using LutGen.Formats;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Netlists;
using LutGen.Networks;

namespace LutGen;

/// <summary>
/// A model loaded at run time, without code generation: the members of <see cref="ILutModel{TSelf}"/> on an instance, with the
/// same results. A compiled model is faster. May be used by any number of threads; nothing is allocated once a thread has
/// made its first call.
/// </summary>
/// <example><code>
/// LutModelFile model = LutModelFile.Load("jet.lutnet");
/// int jet = model.Predict(features);
/// </code></example>
public sealed class LutModelFile
{
    private readonly LutEngine _engine;

    private LutModelFile(LutNetwork network)
    {
        Network = network;
        _engine = InterpretedEngine.Create(network);
    }

    /// <summary>The network.</summary>
    public LutNetwork Network { get; }

    /// <summary>Shapes, origin and size of the model; what it takes on an FPGA is <see cref="Cost.HardwareCost.Of"/> its <see cref="Network"/>.</summary>
    public LutModelInfo Info => _engine.Info;

    /// <summary>Loads a model file.</summary>
    /// <param name="path">A <c>.lutnet</c> file, or a netlist: a <c>.blif</c>, <c>.bench</c>, <c>.aag</c> or <c>.aig</c> file, whose inputs are features and whose outputs are scores.</param>
    /// <exception cref="LutnetException">The file is not a network.</exception>
    /// <exception cref="NetlistException">The file is not a netlist.</exception>
    /// <exception cref="NetworkException">The netlist has no inputs or no outputs, or is beyond the limits.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LutModelFile Load(string path) => new(NetlistFile.IsNetlist(path) ? NetlistNetwork.Of(NetlistFile.Read(path)) : LutnetReader.ReadFile(path));

    /// <summary>Loads a model from the text of a file.</summary>
    /// <param name="text">The whole text.</param>
    /// <exception cref="LutnetException">The text is not a network.</exception>
    public static LutModelFile Parse(string text) => new(LutnetReader.Read(text));

    /// <summary>Makes a model of a network that is in memory already.</summary>
    public static LutModelFile FromNetwork(LutNetwork network) => new(network);

    /// <inheritdoc cref="ILutModel{TSelf}.Predict(ReadOnlySpan{float})"/>
    public int Predict(ReadOnlySpan<float> features) => _engine.Predict(features);

    /// <inheritdoc cref="ILutModel{TSelf}.Predict(ReadOnlySpan{byte})"/>
    public int Predict(ReadOnlySpan<byte> features) => _engine.Predict(features);

    /// <inheritdoc cref="ILutModel{TSelf}.Scores(ReadOnlySpan{float}, Span{float})"/>
    public void Scores(ReadOnlySpan<float> features, Span<float> scores) => _engine.Scores(features, scores);

    /// <inheritdoc cref="ILutModel{TSelf}.PredictBatch(ReadOnlySpan{float}, Span{int})"/>
    public void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes) => _engine.PredictBatch(rows, classes);

    /// <inheritdoc cref="ILutModel{TSelf}.PredictBatch(ReadOnlySpan{byte}, Span{int})"/>
    public void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => _engine.PredictBatch(rows, classes);

    /// <inheritdoc cref="ILutModel{TSelf}.ScoresBatch(ReadOnlySpan{float}, Span{float})"/>
    public void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores) => _engine.ScoresBatch(rows, scores);

    /// <inheritdoc cref="ILutModel{TSelf}.EvaluateBits(ReadOnlySpan{ulong}, Span{ulong})"/>
    public void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes) => _engine.EvaluateBits(inputPlanes, outputPlanes);
}
