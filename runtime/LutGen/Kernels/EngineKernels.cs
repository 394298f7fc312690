using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Lookups;
using LutGen.Macs;
using LutGen.Networks;
using LutGen.Packing;
using LutGen.Passes;
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
    private readonly int _inputs;
    private readonly int[] _outputWidths;
    private readonly HeadReadout _readout;
    private readonly HeadCodes _codes;
    private readonly InputEncoder _encoder;
    private readonly RowEncoder<float> _floats;
    private readonly RowEncoder<byte> _bytes;
    private readonly SampleChoice _choice;
    private CodePath? _lookups;
    private BitPath? _batch;
    private BitPath? _planes;
    private SamplePath? _single;
    private MacPath? _macs;

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
        (_encoder, _floats, _bytes) = (encoder, floats.Encoder, bytes.Encoder);
        _inputs = encoder.Widths.Sum();
        _codes = new HeadCodes([.. head.Signals], outputWidths, [.. readout.Counts]);
        HasPlanes = kernels.Batch is not null || kernels.Circuit is not null || LookUpBatches(null, BitKernelChoice.WidestWords) is not null;
        _lookups = kernels.Codes is null ? null : PathOf(kernels.Codes);
        _choice = new SampleChoice(kernels.Circuit is null ? null : Circuit, kernels.Network, encoder, floats, bytes, readout, outputWidths);
    }

    /// <summary>Whether batches go through bit planes; otherwise only <see cref="Lookups"/> are there.</summary>
    public bool HasPlanes { get; }

    /// <summary>Tables looked up sample by sample; null when there is a circuit that is faster. Where rows are multiplied, planes still need it.</summary>
    public CodePath? Lookups => _lookups ??= HasMacs && !HasPlanes ? PathOf(new NetworkCodeKernel(_kernels.Macs!().Network)) : null;

    /// <summary>Many samples, up to what the head reads off planes.</summary>
    public BitPath Batch => _batch ??= CreateBatch();

    /// <summary>Many samples, up to the head's signals.</summary>
    public BitPath Planes => _planes ??= CreatePlanes();

    /// <summary>Whether rows go through <see cref="Macs"/>.</summary>
    public bool HasMacs => _kernels.Macs is not null;

    /// <summary>Some samples, their codes multiplied together.</summary>
    public MacPath Macs => _macs ??= new MacPath(_kernels.Macs!(), _kernels.MacCode, _floats, _bytes, _readout.Counts, MacPath.MostLanes);

    /// <summary>One sample.</summary>
    public SamplePath Single => _single ??= HasMacs ? Macs : _choice.Best(() => Interpret(Circuit(), words: 1, _readout), Lookups);

    // Lengths are checked where kernels meet, for they read and write memory unchecked.
    private Circuit Circuit()
    {
        Circuit circuit = _kernels.Circuit!();
        int outputs = _outputWidths.Sum();
        return circuit.InputCount == _inputs && circuit.Outputs.Count == outputs
            ? circuit
            : throw new ArgumentException($"a circuit from {circuit.InputCount} to {circuit.Outputs.Count} bits, expected from {_inputs} to {outputs}");
    }

    private CodePath PathOf(CodeKernel kernel) => new(kernel, _encoder, _floats, _bytes, _codes, _outputWidths);

    private BitPath CreateBatch()
    {
        if (_kernels.Batch is not null)
        {
            HeadReadout readout = _kernels.SumWidths.Length == 0 ? _readout : HeadReadout.CreateOfSums(_head, _kernels.SumWidths);
            return new BitPath(_kernels.Batch, readout, _codes);
        }

        // In a table, adders of their own are slower than the readout's.
        return Planes;
    }

    private BitPath CreatePlanes()
    {
        if (_kernels.Batch is not null && _kernels.SumWidths.Length == 0)
        {
            return Batch;
        }

        int words = BitKernelChoice.WidestWords;
        Circuit? circuit = _kernels.Circuit is null ? null : Circuit();
        return LookUpBatches(circuit, words) is { } lookups ? new BitPath(lookups, _readout, _codes) : Interpret(circuit!, words, _readout);
    }

    // Lookups across samples, where they are faster than a table of the circuit's operations.
    private LookupKernel? LookUpBatches(Circuit? circuit, int words)
    {
        if (words == 1 || _kernels.Network?.Invoke() is not { } whole || !LookupProgram.Suits(whole))
        {
            return null;
        }

        LutNetwork network = new DeadNeurons().Run(whole);
        return circuit is null || BatchTimes.OfLookups(network, words) < BatchTimes.OfTable(circuit.Nodes.Count, words) ? LookupKernel.Create(network, words) : null;
    }

    private BitPath Interpret(Circuit circuit, int words, HeadReadout readout) =>
        new(new CircuitInterpreter(CircuitProgram.Create(circuit), words), readout, _codes);
}
