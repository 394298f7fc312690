namespace LutGen;

/// <summary>Splits large batches over threads, in parts of whole blocks of the widest kernel.</summary>
public static class ParallelBatch
{
    // Eight words of 64 samples; parts of whole blocks leave at most one part with a remainder.
    private const int Block = 512;

    // More parts than threads even out threads that are held up; small parts would cost more than they even out.
    private const int PartsAThread = 4;

    private delegate void Evaluator<T, TResult>(ReadOnlySpan<T> rows, Span<TResult> results);

    /// <summary>The classes of many rows.</summary>
    /// <param name="rows">Row-major, <see cref="LutModelInfo.FeatureCount"/> values a row.</param>
    /// <param name="classes">Receives one class a row.</param>
    /// <param name="degreeOfParallelism">Most threads; 0 for as many as the machine has processors.</param>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The degree is negative.</exception>
    public static void Predict<TModel>(ReadOnlyMemory<float> rows, Memory<int> classes, int degreeOfParallelism = 0)
        where TModel : ILutModel<TModel> => Run(TModel.PredictBatch, rows, classes, TModel.Info.FeatureCount, 1, degreeOfParallelism);

    /// <summary>The classes of many rows of bytes.</summary>
    /// <inheritdoc cref="Predict{TModel}(ReadOnlyMemory{float}, Memory{int}, int)"/>
    public static void Predict<TModel>(ReadOnlyMemory<byte> rows, Memory<int> classes, int degreeOfParallelism = 0)
        where TModel : ILutModel<TModel> => Run(TModel.PredictBatch, rows, classes, TModel.Info.FeatureCount, 1, degreeOfParallelism);

    /// <summary>The scores of many rows.</summary>
    /// <param name="rows">Row-major, <see cref="LutModelInfo.FeatureCount"/> values a row.</param>
    /// <param name="scores">Row-major, receives <see cref="LutModelInfo.ScoreCount"/> scores a row.</param>
    /// <param name="degreeOfParallelism">Most threads; 0 for as many as the machine has processors.</param>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The degree is negative.</exception>
    public static void Scores<TModel>(ReadOnlyMemory<float> rows, Memory<float> scores, int degreeOfParallelism = 0)
        where TModel : ILutModel<TModel> => Run(TModel.ScoresBatch, rows, scores, TModel.Info.FeatureCount, TModel.Info.ScoreCount, degreeOfParallelism);

    private static void Run<T, TResult>(
        Evaluator<T, TResult> evaluate, ReadOnlyMemory<T> rows, Memory<TResult> results, int features, int resultsARow, int degreeOfParallelism)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degreeOfParallelism);
        int threads = degreeOfParallelism == 0 ? Environment.ProcessorCount : degreeOfParallelism;
        int count = results.Length / resultsARow;
        int blocks = (count + Block - 1) / Block;
        int parts = Math.Min(blocks, threads * PartsAThread);

        // One part leaves a mistake in the lengths for the model to describe.
        if (parts <= 1 || threads == 1 || rows.Length != (long)count * features || results.Length != (long)count * resultsARow)
        {
            evaluate(rows.Span, results.Span);
            return;
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int start = (int)((long)blocks * part / parts) * Block;
            int end = Math.Min((int)((long)blocks * (part + 1) / parts) * Block, count);
            evaluate(rows.Span[(start * features)..(end * features)], results.Span[(start * resultsARow)..(end * resultsARow)]);
        });
    }
}
