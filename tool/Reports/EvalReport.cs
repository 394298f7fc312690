using System.Globalization;
using System.Text.Json.Serialization;
using LutGen.Training.Neurons;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen eval</c> found; the names are the keys of its JSON.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="File">The model file.</param>
/// <param name="Dataset">Name of the data set.</param>
/// <param name="Samples">Samples evaluated.</param>
/// <param name="Correct">Samples of which the class was right.</param>
/// <param name="Accuracy">Their share, 0 to 1.</param>
/// <param name="Features">Features of a sample.</param>
/// <param name="Classes">Scores of the model.</param>
/// <param name="Gates">Neurons whose inputs and output are single bits.</param>
/// <param name="Luts">All neurons with a table, gates included.</param>
/// <param name="Seconds">Time of the evaluation, without loading.</param>
/// <param name="Check">The comparison with the quantised neurons, null if nobody asked for it.</param>
internal sealed record EvalReport(
    string Model,
    string File,
    string Dataset,
    int Samples,
    int Correct,
    double Accuracy,
    int Features,
    int Classes,
    long Gates,
    long Luts,
    double Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TableCheck? Check) : IReport
{
    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"model     {Model}: {Luts:N0} lookup tables, {Features} features, {Classes} classes"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data      {Dataset}: {Samples:N0} samples"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy  {100 * Accuracy:0.00} % ({Correct:N0} of {Samples:N0})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time      {Seconds:0.00} s"));
        if (Check is not null)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"check     {Check.Neurons:N0} neurons, {Check.Samples:N0} samples: {Check.Mismatches:N0} codes differ from the quantised neurons"));
        }
    }
}
