using System.ComponentModel;
using System.IO.Compression;
using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Networks;
using LutGen.Packing;
using LutGen.SingleSample;

namespace LutGen.Kernels;

/// <summary>
/// Drives a model: encodes rows, runs the kernels of its layers and reads classes or scores. Generated classes and models
/// loaded at run time stand on it; users have no need to. Allocates nothing once a thread has made its first call, and may
/// be used by any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class LutEngine
{
    private readonly int _features;
    private readonly RowReader<float> _floats;
    private readonly RowReader<byte> _bytes;
    private readonly HeadReadout _head;
    private readonly BitPath? _wide;
    private readonly BitPath? _word;
    private readonly CodePath? _codes;
    private readonly SampleChoice _choice;
    private SamplePath? _single;

    /// <summary>Creates an engine.</summary>
    /// <param name="info">Shapes and origin of the model.</param>
    /// <param name="encoder">The network's encoder.</param>
    /// <param name="head">The network's head, with the network's signal ids; its signals in order are the output planes.</param>
    /// <param name="outputWidths">Bits of each of the head's signals.</param>
    /// <param name="wide">The kernel for batches, of the width that suits the machine best; null when there is only a code kernel.</param>
    /// <param name="word">The kernel on planes of one word, for the ends of batches and single samples; null when <paramref name="wide"/> is.</param>
    /// <param name="codes">The kernel for single samples; null to use <paramref name="word"/> for them.</param>
    /// <param name="circuit">Gives the circuit of the bit kernels, asked when the first single sample comes: it may go through the circuit faster than through kernels.</param>
    /// <param name="network">Gives the whole network, asked at the same time, for the same reason.</param>
    /// <exception cref="ArgumentException">There is no kernel, or the parts do not fit each other.</exception>
    public LutEngine(
        LutModelInfo info, InputEncoder encoder, OutputHead head, int[] outputWidths, BitKernel? wide, BitKernel? word, CodeKernel? codes, Func<Circuit>? circuit = null, Func<LutNetwork>? network = null)
    {
        Check(info, encoder, head, outputWidths, wide, word, codes);
        Info = info;
        _features = encoder.FeatureCount;
        _floats = RowReaders.ForFloats(encoder);
        _bytes = RowReaders.ForBytes(encoder);
        _head = HeadReadout.Create(head, outputWidths);
        var headCodes = new HeadCodes([.. head.Signals], outputWidths, [.. _head.Counts]);
        _wide = wide is null ? null : new BitPath(wide, _head, headCodes);
        _word = word is null ? null : new BitPath(word, _head, headCodes);
        _codes = codes is null ? null : new CodePath(codes, encoder, _floats.Encoder, _bytes.Encoder, headCodes, outputWidths);
        _choice = new SampleChoice(circuit, network, _floats, _bytes, _head, outputWidths);
    }

    /// <summary>Shapes and origin of the model.</summary>
    public LutModelInfo Info { get; }

    /// <summary>The engine of a model that is interpreted rather than compiled.</summary>
    /// <param name="deflated">The text of a <c>.lutnet</c> file, deflated, in base 64: generated code carries it so.</param>
    /// <exception cref="LutnetException">The text is not a network.</exception>
    public static LutEngine Interpret(string deflated)
    {
        using var stream = new DeflateStream(new MemoryStream(Convert.FromBase64String(deflated)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return InterpretedEngine.Create(LutnetReader.Read(reader.ReadToEnd()));
    }

    /// <inheritdoc cref="ILutModel{TSelf}.Predict(ReadOnlySpan{float})"/>
    public int Predict(ReadOnlySpan<float> features) => Predict<float>(features);

    /// <inheritdoc cref="ILutModel{TSelf}.Predict(ReadOnlySpan{byte})"/>
    public int Predict(ReadOnlySpan<byte> features) => Predict<byte>(features);

    /// <inheritdoc cref="ILutModel{TSelf}.Scores(ReadOnlySpan{float}, Span{float})"/>
    public void Scores(ReadOnlySpan<float> features, Span<float> scores)
    {
        SpanLengths.RequireRow(features.Length, _features);
        SpanLengths.RequireScores(scores.Length, Info.ScoreCount);
        fixed (float* row = features)
        {
            _head.Scores(Single.Evaluate(row), scores);
        }
    }

    /// <inheritdoc cref="ILutModel{TSelf}.PredictBatch(ReadOnlySpan{float}, Span{int})"/>
    public void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes) => PredictBatch(rows, classes, _floats);

    /// <inheritdoc cref="ILutModel{TSelf}.PredictBatch(ReadOnlySpan{byte}, Span{int})"/>
    public void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => PredictBatch(rows, classes, _bytes);

    /// <inheritdoc cref="ILutModel{TSelf}.ScoresBatch(ReadOnlySpan{float}, Span{float})"/>
    public void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = SpanLengths.RequireScoreBatch(rows.Length, scores.Length, _features, Info.ScoreCount);
        fixed (float* first = rows)
        {
            for (int done = 0; done < count;)
            {
                float* row = first + (long)done * _features;
                BitPath? path = PathFor(count - done);
                int samples = path is null ? 1 : Math.Min(path.Samples, count - done);
                Span<float> part = scores.Slice(done * Info.ScoreCount, samples * Info.ScoreCount);
                if (path is null)
                {
                    _head.Scores(Single.Evaluate(row), part);
                }
                else
                {
                    _head.Scores(path.Evaluate(_floats.Packer, row, samples), path.Words, part);
                }

                done += samples;
            }
        }
    }

    /// <inheritdoc cref="ILutModel{TSelf}.EvaluateBits(ReadOnlySpan{ulong}, Span{ulong})"/>
    public void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes)
    {
        int words = SpanLengths.RequirePlanes(inputPlanes.Length, outputPlanes.Length, Info.InputBits, Info.OutputBits);
        fixed (ulong* inputs = inputPlanes, outputs = outputPlanes)
        {
            if (_wide is null)
            {
                _codes!.Evaluate(inputs, outputPlanes, words);
                return;
            }

            for (int done = 0; done < words;)
            {
                BitPath path = words - done > 1 ? _wide : _word!;
                int count = Math.Min(path.Words, words - done);
                path.Evaluate(inputs + done, outputs + done, words, count);
                done += count;
            }
        }
    }

    // Threads that come at once may each arrange one; all but one are forgotten.
    private SamplePath Single => _single ?? (_single = _choice.Best(_word, _codes));

    private int Predict<T>(ReadOnlySpan<T> features)
        where T : unmanaged
    {
        SpanLengths.RequireRow(features.Length, _features);
        fixed (T* row = features)
        {
            return _head.Predict(EvaluateOne(row));
        }
    }

    private void PredictBatch<T>(ReadOnlySpan<T> rows, Span<int> classes, RowReader<T> reader)
        where T : unmanaged
    {
        SpanLengths.RequireRows(rows.Length, classes.Length, _features);
        fixed (T* first = rows)
        {
            for (int done = 0; done < classes.Length;)
            {
                T* row = first + (long)done * _features;
                BitPath? path = PathFor(classes.Length - done);
                int samples = path is null ? 1 : Math.Min(path.Samples, classes.Length - done);
                if (path is null)
                {
                    classes[done] = _head.Predict(EvaluateOne(row));
                }
                else
                {
                    _head.Predict(path.Evaluate(reader.Packer, row, samples), path.Words, classes.Slice(done, samples));
                }

                done += samples;
            }
        }
    }

    // A wide call costs hardly more than one of a word, so it pays as soon as there is more than a word's worth; one sample
    // alone has a way of its own.
    private BitPath? PathFor(int samples) => samples > 64 ? _wide : samples > 1 ? _word : null;

    private int* EvaluateOne<T>(T* row)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Single.Evaluate((byte*)row) : Single.Evaluate((float*)row);

    private static void Check(LutModelInfo info, InputEncoder encoder, OutputHead head, int[] outputWidths, BitKernel? wide, BitKernel? word, CodeKernel? codes)
    {
        int inputBits = encoder.Widths.Sum();
        int outputBits = outputWidths.Sum();
        if (info.FeatureCount != encoder.FeatureCount || info.InputBits != inputBits || info.OutputBits != outputBits
            || info.ScoreCount != head.ScoreCount || outputWidths.Length != head.Signals.Count())
        {
            throw new ArgumentException($"the model's shapes are not those of an encoder of {encoder.FeatureCount} features and {inputBits} bits and a head of {outputBits} bits and {head.ScoreCount} scores", nameof(info));
        }

        foreach (BitKernel? kernel in (BitKernel?[])[wide, word])
        {
            if (kernel is not null && (kernel.InputPlanes != inputBits || kernel.OutputPlanes != outputBits))
            {
                throw new ArgumentException($"a kernel from {kernel.InputPlanes} to {kernel.OutputPlanes} planes, expected from {inputBits} to {outputBits}", nameof(wide));
            }
        }

        if ((wide is null) != (word is null) || (wide is null && codes is null) || word is { Words: not 1 })
        {
            throw new ArgumentException("expected a bit kernel for batches together with one on single words, a code kernel, or all three", nameof(word));
        }
    }
}
