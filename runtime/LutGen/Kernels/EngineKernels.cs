using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Packing;
using LutGen.Scheduling;
using LutGen.SingleSample;

namespace LutGen.Kernels;

/// <summary>
/// The ways through a model's layers, each made when it is first wanted. Threads that come at once may each make one; all but
/// one are forgotten.
/// </summary>
internal sealed class EngineKernels
{
    private readonly LutKernels _kernels;
    private readonly OutputHead _head;
    private readonly int[] _outputWidths;
    private readonly HeadReadout _readout;
    private readonly HeadCodes _codes;
    private readonly SampleChoice _choice;
    private BitPath? _batch;
    private BitPath? _planes;
    private SamplePath? _single;

    /// <summary>Prepares the ways of a model.</summary>
    /// <param name="kernels">What they are made of.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="floats">Reads rows of <c>float</c>.</param>
    /// <param name="bytes">Reads rows of bytes.</param>
    /// <param name="head">The head.</param>
    /// <param name="readout">Its counterpart.</param>
    /// <param name="outputWidths">Bits of each of the head's signals.</param>
    public EngineKernels(
        LutKernels kernels, InputEncoder encoder, RowReader<float> floats, RowReader<byte> bytes, OutputHead head, HeadReadout readout, int[] outputWidths)
    {
        (_kernels, _head, _readout, _outputWidths) = (kernels, head, readout, outputWidths);
        _codes = new HeadCodes([.. head.Signals], outputWidths, [.. readout.Counts]);
        Lookups = kernels.Codes is null ? null : new CodePath(kernels.Codes, encoder, floats.Encoder, bytes.Encoder, _codes, outputWidths);
        _choice = new SampleChoice(kernels.Circuit, kernels.Network, floats, bytes, readout, outputWidths);
    }

    /// <summary>Whether batches go through bit planes; otherwise only <see cref="Lookups"/> are there.</summary>
    public bool HasPlanes => _kernels.Batch is not null || _kernels.Circuit is not null;

    /// <summary>Tables looked up sample by sample; null when there is a circuit that is faster.</summary>
    public CodePath? Lookups { get; }

    /// <summary>Many samples, up to what the head reads off planes.</summary>
    public BitPath Batch => _batch ??= CreateBatch();

    /// <summary>Many samples, up to the head's signals.</summary>
    public BitPath Planes => _planes ??= CreatePlanes();

    /// <summary>One sample.</summary>
    public SamplePath Single => _single ??= _choice.Best(() => Interpret(_kernels.Circuit!(), words: 1, _readout), Lookups);

    private BitPath CreateBatch()
    {
        if (_kernels.Batch is not null)
        {
            HeadReadout readout = _kernels.SumWidths.Length == 0 ? _readout : HeadReadout.CreateOfSums(_head, _kernels.SumWidths);
            return new BitPath(_kernels.Batch, readout, _codes);
        }

        if (_head is not GroupSumHead groups)
        {
            return Planes;
        }

        FusedSums sums = GroupSumFusion.Fuse(_kernels.Circuit!(), _outputWidths, [.. groups.Groups.Select(g => g.Signals.Count)]);
        return Interpret(sums.Circuit, BitKernelChoice.WidestWords, HeadReadout.CreateOfSums(_head, [.. sums.Widths]));
    }

    private BitPath CreatePlanes() => _kernels.Batch is not null && _kernels.SumWidths.Length == 0
        ? Batch
        : Interpret(_kernels.Circuit!(), BitKernelChoice.WidestWords, _readout);

    private BitPath Interpret(Circuit circuit, int words, HeadReadout readout) =>
        new(new CircuitInterpreter(CircuitProgram.Create(circuit), words), readout, _codes);
}
