namespace LutGen.Training.Compression;

/// <summary>A network on its way to a smaller one. A convolution's kernel is not counted in: it stays as it is.</summary>
/// <param name="Name">What was done last: a step, or what the network is before the first.</param>
/// <param name="Tolerance">Samples whose bit might change where the step let two parts of a table become one; 0 where all that is seen was kept.</param>
/// <param name="Neurons">Neurons with tables.</param>
/// <param name="Inputs">Inputs of these neurons.</param>
/// <param name="Entries">Entries of their tables.</param>
/// <param name="Seen">Entries that more training samples look up than count as never.</param>
/// <param name="Tables">Different tables.</param>
/// <param name="TableLuts">6-input lookup tables of their tables, each mapped by itself; the whole network takes fewer.</param>
/// <param name="TrainingAccuracy">Accuracy on the training samples, 0..1.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation samples, 0..1.</param>
public sealed record CompressionState(
    string Name, double Tolerance, int Neurons, long Inputs, long Entries, long Seen, int Tables, long TableLuts, double TrainingAccuracy, double ValidationAccuracy)
{
    /// <summary>Share of entries that do not matter, 0..1.</summary>
    public double DontCares => Entries == 0 ? 0 : 1 - (double)Seen / Entries;
}
