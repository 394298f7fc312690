namespace LutGen.Training.Convolutional;

/// <summary>
/// A batch in parts that threads take. Their number does not depend on the threads, and what is added up over a batch is added up part by part, so results do
/// not depend on the threads either.
/// </summary>
/// <param name="Samples">Samples of the batch.</param>
internal readonly record struct BatchShares(int Samples)
{
    /// <summary>Parts of a batch.</summary>
    public const int Count = 8;

    /// <summary>First sample of a part.</summary>
    public int First(int share) => (int)((long)Samples * share / Count);
}
