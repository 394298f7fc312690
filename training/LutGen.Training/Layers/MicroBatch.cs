namespace LutGen.Training.Layers;

/// <summary>
/// The shape of the trainer's activation rows: every signal is one row of <see cref="Lanes"/> floats, one sample in each
/// lane. With 32 lanes the rows of two layers stay in a core's second-level cache.
/// </summary>
public static class MicroBatch
{
    /// <summary>Samples handled together by the fused kernels; a batch is cut into micro-batches of this size.</summary>
    public const int Lanes = 32;
}
