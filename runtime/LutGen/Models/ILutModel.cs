using LutGen.Cost;

namespace LutGen;

/// <summary>
/// A network of lookup tables compiled into a class. All members are static, allocate nothing once a thread has made its
/// first call, and may be called from any number of threads.
/// </summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ILutModel<TSelf>
    where TSelf : ILutModel<TSelf>
{
    /// <summary>Shapes, origin and size of the model.</summary>
    static abstract LutModelInfo Info { get; }

    /// <summary>What the model takes on an FPGA, AMD UltraScale+ with registers behind every four levels: counted by a quick mapping when it was compiled; <c>lutgen cost</c> takes longer and finds some per cent fewer lookup tables.</summary>
    static abstract HardwareCost Cost { get; }

    /// <summary>The class of one row.</summary>
    /// <param name="features"><see cref="LutModelInfo.FeatureCount"/> values.</param>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    static abstract int Predict(ReadOnlySpan<float> features);

    /// <summary>The class of one row of bytes; the same as of the same values as <c>float</c>.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{float})"/>
    static abstract int Predict(ReadOnlySpan<byte> features);

    /// <summary>The scores of one row.</summary>
    /// <param name="features"><see cref="LutModelInfo.FeatureCount"/> values.</param>
    /// <param name="scores">Receives <see cref="LutModelInfo.ScoreCount"/> scores.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    static abstract void Scores(ReadOnlySpan<float> features, Span<float> scores);

    /// <summary>The classes of many rows.</summary>
    /// <param name="rows">Row-major, <see cref="LutModelInfo.FeatureCount"/> values a row.</param>
    /// <param name="classes">Receives one class a row.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    static abstract void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes);

    /// <summary>The classes of many rows of bytes, for example pixels.</summary>
    /// <inheritdoc cref="PredictBatch(ReadOnlySpan{float}, Span{int})"/>
    static abstract void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes);

    /// <summary>The scores of many rows.</summary>
    /// <param name="rows">Row-major, <see cref="LutModelInfo.FeatureCount"/> values a row.</param>
    /// <param name="scores">Row-major, receives <see cref="LutModelInfo.ScoreCount"/> scores a row.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    static abstract void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores);

    /// <summary>Evaluates the layers alone, for callers who hold bit planes already.</summary>
    /// <param name="inputPlanes">
    /// <see cref="LutModelInfo.InputBits"/> planes of the same number of words each, plane after plane; bit s of word w belongs
    /// to sample 64 * w + s. Planes run through the encoder's signals, each most significant bit first.
    /// </param>
    /// <param name="outputPlanes">Receives <see cref="LutModelInfo.OutputBits"/> planes of as many words: the signals that the head reads.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    static abstract void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes);
}
