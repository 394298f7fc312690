using System.Globalization;
using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Netlists;

/// <summary>
/// The layers of a network as a netlist, from the bits of the encoder's signals to the bits of the head's, each most significant
/// bit first. Tables become a node an output bit; sums, multiply-accumulate layers, convolutions, pools and additions become cells
/// of three inputs (decision 4). What no output needs is left out.
/// </summary>
public sealed class NetworkNetlist
{
    private readonly LutNetwork _network;
    private readonly SignalReaders _readers;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _inputs = [];
    private readonly List<NetlistNode> _nodes = [];

    // The nets of each signal, most significant bit first.
    private readonly int[][] _nets;

    private NetworkNetlist(LutNetwork network, CancellationToken cancellation)
    {
        _network = network;
        _cancellation = cancellation;
        _readers = new SignalReaders(network);
        _nets = new int[network.SignalCount][];
    }

    /// <summary>The netlist of a network's layers.</summary>
    /// <param name="network">The network; its encoder and what its head makes of the bits are not in the netlist.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>Inputs are called as the metadata <c>inputs</c> says, or x3 and, of several bits, x3[1]; outputs as <c>outputs</c> says, or y0, y1.</returns>
    /// <exception cref="NetworkException">The layers need more cells than a network may have signals.</exception>
    public static Netlist Of(LutNetwork network, CancellationToken cancellation = default) => new NetworkNetlist(network, cancellation).Build();

    private Netlist Build()
    {
        AddInputs();
        for (int i = 0; i < _network.Layers.Count;)
        {
            if (_network.Layers[i] is LutLayer { Addressing: Addressing.Concatenation } luts)
            {
                AddTables(luts);
                i++;
                continue;
            }

            Layer[] run = _network.Layers.Skip(i).TakeWhile(layer => layer is not LutLayer { Addressing: Addressing.Concatenation }).ToArray();
            AddCells(run);
            i += run.Length;
        }

        return Named(_network.Head.Signals.SelectMany(signal => _nets[signal]).ToArray());
    }

    private void AddInputs()
    {
        for (int signal = 0; signal < _network.Encoder.SignalCount; signal++)
        {
            int width = _network.WidthOf(signal);
            _nets[signal] = Enumerable.Range(_inputs.Count, width).ToArray();
            _inputs.AddRange(Enumerable.Range(0, width).Select(bit => NameOf(NetlistNetwork.InputName(signal), width, bit)));
        }
    }

    private void AddTables(LutLayer layer)
    {
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            int signal = layer.FirstSignal + neuron;
            if (!_readers.IsNeeded(signal))
            {
                continue;
            }

            _cancellation.ThrowIfCancellationRequested();
            TruthTable table = layer.TableOf(neuron);
            int[] fanins = layer.InputsOf(neuron).SelectMany(input => _nets[input]).ToArray();
            _nets[signal] = Enumerable.Range(0, layer.OutputBits)
                .Select(bit => Add(NameOf($"n{Text(signal)}", layer.OutputBits, bit), fanins, Plane(table, layer.OutputBits - 1 - bit)))
                .ToArray();
        }
    }

    private static TruthTable Plane(TruthTable table, int bit) =>
        table.OutputBits == 1 ? table : new TruthTable(Enumerable.Range(0, table.WordsPerPlane).Select(word => table.PlaneWord(bit, word)).ToArray(), 0, table.AddressBits, 1);

    private void AddCells(IReadOnlyList<Layer> run)
    {
        Layer last = run[run.Count - 1];
        int[] inputs = Enumerable.Range(0, run[0].FirstSignal).Where(signal => _nets[signal] is not null).ToArray();
        int[] outputs = Enumerable.Range(run[0].FirstSignal, last.FirstSignal + last.Count - run[0].FirstSignal).Where(_readers.IsNeeded).ToArray();
        Circuit circuit = CircuitLowering.Lower(_network.Scope, run.Where(_readers.IsAnyNeeded).ToArray(), inputs, outputs, NetworkLimits.Signals, new LoweringOptions(Rounds: 1), _cancellation)
            ?? throw new NetworkException(NetworkRule.LimitExceeded, $"the network's layers need too many logic cells, expected at most {NetworkLimits.Signals}");
        int[] nets = new int[circuit.InputCount + circuit.Nodes.Count];
        inputs.SelectMany(signal => _nets[signal]).ToArray().CopyTo(nets, 0);
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            nets[circuit.InputCount + i] = node.Function is 0x00 or 0xFF
                ? Add(null, [], TruthTable.FromWord(0, node.Function))
                : Add(null, [nets[node.A], nets[node.B], nets[node.C]], TruthTable.FromWord(3, node.Function));
        }

        int output = 0;
        foreach (int signal in outputs)
        {
            _nets[signal] = Enumerable.Range(0, _network.WidthOf(signal)).Select(_ => nets[circuit.Outputs[output++]]).ToArray();
        }
    }

    private int Add(string? name, IReadOnlyList<int> fanins, TruthTable table)
    {
        if (_inputs.Count + _nodes.Count >= NetworkLimits.Signals)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"the network's layers need too many nodes, expected at most {NetworkLimits.Signals}");
        }

        (int[] distinct, TruthTable merged) = DistinctFanins.Of(fanins, table);
        _nodes.Add(new NetlistNode(name!, distinct, merged));
        return _inputs.Count + _nodes.Count - 1;
    }

    // A node that is an output has the output's name, unless it has another's already.
    private Netlist Named(int[] outputs)
    {
        var names = new NetNames();
        string[] inputs = Known(NetlistNetwork.InputsKey, _inputs.Count) ?? _inputs.ToArray();
        inputs = inputs.Select(names.Take).ToArray();
        string[] outputNames = Known(NetlistNetwork.OutputsKey, outputs.Length) ?? Enumerable.Range(0, outputs.Length).Select(NetlistNetwork.OutputName).ToArray();
        var shown = new Dictionary<int, string>();
        var shownAs = new NetlistOutput[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            bool isInput = outputs[i] < inputs.Length && inputs[outputs[i]] == outputNames[i];
            shownAs[i] = new NetlistOutput(isInput ? outputNames[i] : names.Take(outputNames[i]), outputs[i]);
            if (!shown.ContainsKey(outputs[i]))
            {
                shown.Add(outputs[i], shownAs[i].Name);
            }
        }

        NetlistNode[] nodes = _nodes.Select((node, i) => node with { Name = shown.TryGetValue(inputs.Length + i, out string? name) ? name : names.Take(node.Name) }).ToArray();
        return new Netlist(_network.Name, inputs, nodes, shownAs);
    }

    private string[]? Known(string key, int count)
    {
        string[]? names = _network.Metadata[key]?.Split(' ');
        return names is not null && names.Length == count && names.Distinct().Count() == count && names.All(name => name.Length > 0 && NetNames.Plain(name) == name) ? names : null;
    }

    private static string NameOf(string signal, int width, int bit) => width == 1 ? signal : $"{signal}[{Text(width - 1 - bit)}]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
