namespace LutGen.SingleSample;

/// <summary>A way from one row to the numbers that a head makes its scores and its class of: sums of codes.</summary>
internal abstract unsafe class SamplePath
{
    /// <summary>Evaluates a row.</summary>
    /// <param name="row">The row's features; nothing else is read.</param>
    /// <returns>A number a score, in the memory of the thread: whole lines of 64 bytes, with anything behind the last number.</returns>
    public abstract int* Evaluate(float* row);

    /// <inheritdoc cref="Evaluate(float*)"/>
    public abstract int* Evaluate(byte* row);
}
