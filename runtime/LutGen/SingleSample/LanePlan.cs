using LutGen.Networks;

namespace LutGen.SingleSample;

/// <summary>
/// A network of truth tables arranged for <see cref="LaneKernel"/>: one sample's codes are bytes of memory, the encoder's
/// first; 64 neurons of a layer are a step, which computes a vector of codes.
/// </summary>
internal sealed class LanePlan
{
    /// <summary>Bytes of a vector.</summary>
    public const int Lanes = 64;

    /// <summary>Bytes of the tables that one instruction permutes.</summary>
    public const int TableBytes = 128;

    /// <summary>Tables come alone or in multiples of this.</summary>
    public const int TablesAtOnce = 4;

    private readonly LutNetwork _network;
    private readonly List<LaneStep> _steps = [];
    private readonly List<(LaneShape Shape, int Steps)> _runs = [];
    private readonly List<byte> _routes = [];
    private readonly List<byte> _tables = [];

    private LanePlan(LutNetwork network)
    {
        _network = network;
        Places = new int[network.SignalCount];
        InputVectors = Vectors(network.Encoder.SignalCount);
        for (int i = 0; i < network.Encoder.SignalCount; i++)
        {
            Places[i] = i;
        }
    }

    /// <summary>Where each signal's code is, in bytes.</summary>
    public int[] Places { get; }

    /// <summary>Vectors of the encoder's codes.</summary>
    public int InputVectors { get; }

    /// <summary>The steps in order; each writes the vector behind the one before.</summary>
    public IReadOnlyList<LaneStep> Steps => _steps;

    /// <summary>The steps' shapes: how many steps, one after the other, have each.</summary>
    public IReadOnlyList<(LaneShape Shape, int Steps)> Runs => _runs;

    /// <summary>For each step and input, where in the step's source vectors each lane's code is.</summary>
    public IReadOnlyList<byte> Routes => _routes;

    /// <summary>For each step, its neurons' tables.</summary>
    public IReadOnlyList<byte> Tables => _tables;

    /// <summary>Arranges a network.</summary>
    /// <returns>The plan; null when the network has other layers, tables too large, or neurons that read too far apart.</returns>
    public static LanePlan? Create(LutNetwork network)
    {
        var plan = new LanePlan(network);
        return network.Layers.All(layer => layer is LutLayer { Addressing: Addressing.Concatenation } luts && plan.AddLayer(luts))
            && Enumerable.Range(0, network.Encoder.SignalCount).All(s => network.WidthOf(s) <= 8) ? plan : null;
    }

    private static int Vectors(int codes) => (codes + Lanes - 1) / Lanes;

    private bool AddLayer(LutLayer layer)
    {
        int firstVector = InputVectors + _steps.Count;
        for (int first = 0; first < layer.Count; first += Lanes)
        {
            if (!AddStep(layer, first, Math.Min(Lanes, layer.Count - first)))
            {
                return false;
            }
        }

        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            Places[layer.FirstSignal + neuron] = Lanes * firstVector + neuron;
        }

        return true;
    }

    private bool AddStep(LutLayer layer, int first, int count)
    {
        SignalList[] inputs = Enumerable.Range(first, count).Select(layer.InputsOf).ToArray();
        int[] sources = inputs.SelectMany(list => list).Select(signal => Places[signal] / Lanes).Distinct().Order().Append(0).Take(3).ToArray();
        if (sources.Length > 2 && sources[2] != 0 || ShapeOf(layer, inputs) is not { } shape)
        {
            return false;
        }

        (int low, int high) = (sources[0], sources.Length == 3 ? sources[1] : sources[0]);
        if (_runs.Count > 0 && _runs[^1].Shape == shape)
        {
            _runs[^1] = (shape, _runs[^1].Steps + 1);
        }
        else
        {
            _runs.Add((shape, 1));
        }

        int tables = (count - 1 >> shape.NeuronBits) + 1;
        tables = tables == 1 ? 1 : (tables + TablesAtOnce - 1) / TablesAtOnce * TablesAtOnce;
        bool readsLast = low == high && low == InputVectors + _steps.Count - 1;
        _steps.Add(new LaneStep(low, high, readsLast, tables));
        AddRoutes(inputs, shape, low);
        AddTables(layer, first, inputs, shape, tables);
        return true;
    }

    private LaneShape? ShapeOf(LutLayer layer, SignalList[] inputs)
    {
        int most = inputs.Max(list => list.Count);
        if (most > LaneShape.MostInputs)
        {
            return null;
        }

        ulong widths = 0;
        for (int input = 0; input < most; input++)
        {
            widths |= (ulong)inputs.Max(list => input < list.Count ? _network.WidthOf(list[input]) : 0) << (4 * input);
        }

        var shape = new LaneShape(most, widths, layer.OutputBits);
        return shape.IsSupported ? shape : null;
    }

    private void AddRoutes(SignalList[] inputs, LaneShape shape, int low)
    {
        for (int input = 0; input < shape.Inputs; input++)
        {
            // A lane without this input reads another's: any that is no wider than its place in the address.
            int other = Places[inputs.First(list => input < list.Count)[input]];
            for (int lane = 0; lane < Lanes; lane++)
            {
                int place = lane < inputs.Length && input < inputs[lane].Count ? Places[inputs[lane][input]] : other;
                _routes.Add((byte)(place / Lanes == low ? place % Lanes : Lanes + place % Lanes));
            }
        }
    }

    private void AddTables(LutLayer layer, int first, SignalList[] inputs, LaneShape shape, int tables)
    {
        var bytes = new byte[TableBytes * tables];
        int addressBits = shape.Bits(0, shape.Inputs);
        int entryBits = shape.Bits(shape.ByteInputs, shape.Inputs);
        for (int lane = 0; lane < inputs.Length; lane++)
        {
            TruthTable table = layer.TableOf(first + lane);
            int start = TableBytes * (lane >> shape.NeuronBits) + ((lane & (1 << shape.NeuronBits) - 1) << shape.ByteBits);
            for (int address = 0; address < 1 << addressBits; address++)
            {
                int bit = (address & (1 << entryBits) - 1) << shape.EntryShift;
                bytes[start + (address >> entryBits)] |= (byte)(table[NeuronAddress(inputs[lane], shape, address)] << bit);
            }
        }

        _tables.AddRange(bytes);
    }

    // The address as the neuron has it, whose inputs may be fewer and narrower.
    private int NeuronAddress(SignalList inputs, LaneShape shape, int address)
    {
        int result = 0;
        int shift = shape.Bits(0, shape.Inputs);
        for (int input = 0; input < inputs.Count; input++)
        {
            shift -= shape.WidthOf(input);
            int width = _network.WidthOf(inputs[input]);
            result = result << width | address >> shift & (1 << width) - 1;
        }

        return result;
    }
}

/// <summary>Up to 64 neurons of a <see cref="LanePlan"/>.</summary>
/// <param name="Low">The vector that the neurons read.</param>
/// <param name="High">Another one, or the same.</param>
/// <param name="ReadsLast">Whether all they read is the vector computed last.</param>
/// <param name="Tables">How many times <see cref="LanePlan.TableBytes"/> their tables take.</param>
internal readonly record struct LaneStep(int Low, int High, bool ReadsLast, int Tables);
