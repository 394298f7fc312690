namespace LutGen;

/// <summary>
/// Compiles a trained network into the class it stands on: the build adds <c>Predict</c>, <c>Scores</c>, <c>PredictBatch</c>,
/// <c>ScoresBatch</c>, <c>EvaluateBits</c> and <c>Info</c>, and the class implements <see cref="ILutModel{TSelf}"/>.
/// </summary>
/// <remarks>The class must be partial and not static or generic; containing types must be partial too.</remarks>
/// <example><code>
/// [LutModel("jet.lutnet")]
/// public partial class JetTagger;
///
/// int jet = JetTagger.Predict(features);
/// </code></example>
/// <param name="file">
/// Name of a <c>.lutnet</c> file of the project, or of a netlist: <c>.blif</c>, <c>.bench</c> or ascii AIGER, <c>.aag</c>, whose inputs are features
/// and whose outputs are scores; with folders only where two files have the same name.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LutModelAttribute(string file) : Attribute
{
    /// <summary>Name of the model file.</summary>
    public string File { get; } = file;

    /// <summary>How batches are run; by default the build chooses.</summary>
    public LutKernel Kernel { get; set; }

    /// <summary>
    /// Whether a group sum is added up inside the unrolled kernel, which need not store its outputs then: faster for classes
    /// and scores, while <c>EvaluateBits</c> runs from data. True by default.
    /// </summary>
    public bool FuseSums { get; set; } = true;
}
