namespace LutGen.Training.Data;

/// <summary>
/// Chooses the thresholds of the encoder: bit k of feature f is x_f &gt; t_fk (thermometer code; one threshold makes a plain
/// binarisation). A new way to place thresholds is one new implementation.
/// </summary>
public interface IThresholdPlacement
{
    /// <summary>Places the thresholds for a training set.</summary>
    /// <param name="train">The training samples; validation and test samples must have no say.</param>
    /// <returns>For each feature its thresholds in ascending order, possibly none.</returns>
    float[][] Place(Dataset train);
}
