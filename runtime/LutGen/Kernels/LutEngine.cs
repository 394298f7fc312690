using System.ComponentModel;
using System.IO.Compression;
using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Macs;
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
    private const int SamplesOfBatch = 8;

    private readonly int _features;
    private readonly RowReader<float> _floats;
    private readonly RowReader<byte> _bytes;
    private readonly HeadReadout _head;
    private readonly EngineKernels _kernels;

    /// <summary>Creates an engine.</summary>
    /// <param name="info">Shapes and origin of the model.</param>
    /// <param name="encoder">The network's encoder.</param>
    /// <param name="head">The network's head, with the network's signal ids.</param>
    /// <param name="outputWidths">Bits of each of the head's signals, in order.</param>
    /// <param name="kernels">What the layers can be run by.</param>
    /// <exception cref="ArgumentException">There is no kernel, or the parts do not fit each other.</exception>
    public LutEngine(LutModelInfo info, InputEncoder encoder, OutputHead head, int[] outputWidths, LutKernels kernels)
    {
        Check(info, encoder, head, outputWidths, kernels);
        Info = info;
        _features = encoder.FeatureCount;
        _floats = RowReaders.ForFloats(encoder);
        _bytes = RowReaders.ForBytes(encoder);
        _head = HeadReadout.Create(head, outputWidths);
        _kernels = new EngineKernels(kernels, encoder, _floats, _bytes, head, _head, outputWidths);
    }

    /// <summary>Shapes and origin of the model.</summary>
    public LutModelInfo Info { get; }

    /// <summary>The ways through the layers, for measuring one alone.</summary>
    internal EngineKernels Kernels => _kernels;

    /// <summary>The network in data that generated code carries.</summary>
    /// <param name="data">The text of a <c>.lutnet</c> file, deflated, in base 64.</param>
    /// <exception cref="LutnetException">The text is not a network.</exception>
    public static LutNetwork DecodeNetwork(string data)
    {
        using var stream = new DeflateStream(new MemoryStream(Convert.FromBase64String(data)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return LutnetReader.Read(reader.ReadToEnd());
    }

    /// <summary>The multiplications of a network in data that generated code carries.</summary>
    /// <param name="data">The text of a <c>.lutnet</c> file, deflated, in base 64.</param>
    /// <exception cref="LutnetException">The text is not a network.</exception>
    /// <exception cref="ArgumentException">The network is not of layers that are multiplied.</exception>
    public static MacProgram DecodeMacs(string data) =>
        MacProgram.Of(DecodeNetwork(data)) ?? throw new ArgumentException("expected a network of multiply-accumulate layers", nameof(data));

    /// <summary>The engine of a model that is looked up neuron by neuron, from nothing but its network.</summary>
    /// <param name="network">The network.</param>
    public static LutEngine Interpret(LutNetwork network) => InterpretedEngine.CreateLookups(network);

    /// <summary>The circuit in data that generated code carries.</summary>
    /// <param name="data">The layers in the form of <see cref="CircuitCodec"/>, in base 64.</param>
    /// <exception cref="InvalidDataException"><paramref name="data"/> is not the data of a circuit.</exception>
    /// <exception cref="FormatException"><paramref name="data"/> is not base 64.</exception>
    public static Circuit DecodeCircuit(string data) => CircuitCodec.Decode(Convert.FromBase64String(data));

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
            _head.Scores(_kernels.Single.Evaluate(row), scores);
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
                if (_kernels.HasMacs)
                {
                    done += ScoreTogether(row, count - done, scores[(done * Info.ScoreCount)..]);
                    continue;
                }

                BitPath? path = BatchPath(count - done);
                int samples = path is null ? 1 : Math.Min(path.Samples, count - done);
                Span<float> part = scores.Slice(done * Info.ScoreCount, samples * Info.ScoreCount);
                if (path is null)
                {
                    _head.Scores(_kernels.Single.Evaluate(row), part);
                }
                else
                {
                    path.Readout.Scores(path.Evaluate(_floats.Packer, row, samples), path.Words, part);
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
            if (!_kernels.HasPlanes)
            {
                _kernels.Lookups!.Evaluate(inputs, outputPlanes, words);
                return;
            }

            BitPath path = _kernels.Planes;
            for (int done = 0; done < words; done += path.Words)
            {
                path.Evaluate(inputs + done, outputs + done, words, Math.Min(path.Words, words - done));
            }
        }
    }

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
                if (_kernels.HasMacs)
                {
                    done += PredictTogether(row, classes[done..]);
                    continue;
                }

                BitPath? path = BatchPath(classes.Length - done);
                int samples = path is null ? 1 : Math.Min(path.Samples, classes.Length - done);
                if (path is null)
                {
                    classes[done] = _head.Predict(EvaluateOne(row));
                }
                else
                {
                    path.Readout.Predict(path.Evaluate(reader.Packer, row, samples), path.Words, classes.Slice(done, samples));
                }

                done += samples;
            }
        }
    }

    private int ScoreTogether(float* rows, int count, Span<float> scores)
    {
        int samples = Math.Min(SignalLines.Samples, count);
        MacPath macs = _kernels.Macs;
        int* numbers = macs.Evaluate(rows, samples);
        for (int i = 0; i < samples; i++)
        {
            _head.Scores(numbers + i * macs.Stride, scores.Slice(i * Info.ScoreCount, Info.ScoreCount));
        }

        return samples;
    }

    private int PredictTogether<T>(T* rows, Span<int> classes)
        where T : unmanaged
    {
        int samples = Math.Min(SignalLines.Samples, classes.Length);
        MacPath macs = _kernels.Macs;
        int* numbers = macs.Evaluate(rows, samples);
        for (int i = 0; i < samples; i++)
        {
            classes[i] = _head.Predict(numbers + i * macs.Stride);
        }

        return samples;
    }

    // A batch takes about as long as this many samples one by one, however few samples are in it.
    private BitPath? BatchPath(int samples) => samples >= SamplesOfBatch && _kernels.HasPlanes ? _kernels.Batch : null;

    private int* EvaluateOne<T>(T* row)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? _kernels.Single.Evaluate((byte*)row) : _kernels.Single.Evaluate((float*)row);

    private static void Check(LutModelInfo info, InputEncoder encoder, OutputHead head, int[] outputWidths, LutKernels kernels)
    {
        int inputBits = encoder.Widths.Sum();
        int outputBits = outputWidths.Sum();
        if (info.FeatureCount != encoder.FeatureCount || info.InputBits != inputBits || info.OutputBits != outputBits
            || info.ScoreCount != head.ScoreCount || outputWidths.Length != head.Signals.Count())
        {
            throw new ArgumentException($"the model's shapes are not those of an encoder of {encoder.FeatureCount} features and {inputBits} bits and a head of {outputBits} bits and {head.ScoreCount} scores", nameof(info));
        }

        int batchBits = kernels.SumWidths.Length == 0 ? outputBits : kernels.SumWidths.Sum();
        if (kernels.Batch is { } batch && (batch.InputPlanes != inputBits || batch.OutputPlanes != batchBits))
        {
            throw new ArgumentException($"a kernel from {batch.InputPlanes} to {batch.OutputPlanes} planes, expected from {inputBits} to {batchBits}", nameof(kernels));
        }

        if (kernels.Circuit is null && ((kernels.Codes is null && kernels.Macs is null) || kernels.SumWidths.Length > 0))
        {
            throw new ArgumentException("expected a circuit, or a code kernel or multiplications and no sums of another", nameof(kernels));
        }
    }
}
