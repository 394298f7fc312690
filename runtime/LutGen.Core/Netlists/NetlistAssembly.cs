using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Puts a netlist together from nodes that come in any order, as files have them: every net is driven once, by an input or by a
/// node, whose fanins may be named before they are driven.
/// </summary>
internal sealed class NetlistAssembly(NetlistText text)
{
    private const int Undriven = -1;
    private const int IsInput = -2;

    private readonly Dictionary<string, int> _ids = [];
    private readonly List<Net> _nets = [];
    private readonly List<Node> _nodes = [];
    private readonly List<int> _inputs = [];
    private readonly List<Output> _outputs = [];

    /// <summary>The nets, in the order in which they were first named.</summary>
    public IReadOnlyList<Net> Nets => _nets;

    /// <summary>The nodes, in the order in which they came.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The nets that are inputs, in order.</summary>
    public IReadOnlyList<int> Inputs => _inputs;

    /// <summary>The outputs, in order.</summary>
    public IReadOnlyList<Output> Outputs => _outputs;

    /// <summary>The text that errors have their places in.</summary>
    public NetlistText Text => text;

    /// <summary>The id of a net, by its name.</summary>
    /// <param name="place">Where it is named.</param>
    public int NetOf(Word place) => NetOf(text.Of(place), place);

    /// <summary>The id of a net, by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it is named.</param>
    public int NetOf(string name, Word place)
    {
        if (!_ids.TryGetValue(name, out int id))
        {
            id = NewNet(name, place);
            _ids.Add(name, id);
        }

        return id;
    }

    /// <summary>The id of a net that was named before, or null.</summary>
    public int? Find(string name) => _ids.TryGetValue(name, out int id) ? id : null;

    /// <summary>A net that cannot be named.</summary>
    /// <param name="name">What it would like to be called, or null.</param>
    /// <param name="place">What it comes from.</param>
    public int NewNet(string? name, Word place)
    {
        if (_nets.Count >= NetworkLimits.Signals)
        {
            throw text.Fail(place, $"the netlist has too many nets, expected at most {NetworkLimits.Signals}", NetworkRule.LimitExceeded);
        }

        _nets.Add(new Net(name, place, Undriven));
        return _nets.Count - 1;
    }

    /// <summary>Gives a net that cannot be named another name.</summary>
    public void Rename(int net, string name) => _nets[net] = _nets[net] with { Name = name };

    /// <summary>Makes a net an input.</summary>
    public void AddInput(int net, Word place)
    {
        SetDriver(net, IsInput, place);
        _inputs.Add(net);
    }

    /// <summary>Makes a net an output of some name.</summary>
    public void AddOutput(string name, int net) => _outputs.Add(new Output(name, net));

    /// <summary>Drives a net by a function of others.</summary>
    /// <param name="net">The net.</param>
    /// <param name="fanins">The nets that are read, the first the most significant address bit; repeats are allowed.</param>
    /// <param name="table">The function, of one bit.</param>
    /// <param name="place">Where it is written.</param>
    /// <exception cref="NetlistException">Something drives the net already.</exception>
    public void Drive(int net, IReadOnlyList<int> fanins, TruthTable table, Word place)
    {
        SetDriver(net, _nodes.Count, place);
        (int[] distinct, TruthTable merged) = DistinctFanins.Of(fanins, table);
        _nodes.Add(new Node(net, distinct, merged, place));
    }

    /// <summary>The netlist of all nodes in topological order.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="NetlistException">A net that is read is not driven, or there is a cycle.</exception>
    public Netlist Build(string name, CancellationToken cancellation)
    {
        int[] order = new NodeOrder(this).Sort(cancellation);
        var ids = new int[_nets.Count];
        for (int i = 0; i < _inputs.Count; i++)
        {
            ids[_inputs[i]] = i;
        }

        for (int i = 0; i < order.Length; i++)
        {
            ids[_nodes[order[i]].Net] = _inputs.Count + i;
        }

        foreach (Output output in _outputs)
        {
            RequireDriven(output.Net);
        }

        var names = new NetNames();
        var shown = new Dictionary<string, int>();
        var outputs = new NetlistOutput[_outputs.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new NetlistOutput(names.Take(_outputs[i].Name), ids[_outputs[i].Net]);
            shown.Add(outputs[i].Name, _outputs[i].Net);
        }

        // A net has an output's name only where that output shows it.
        string NameOfNet(int net) => _nets[net].Name is { } wanted && shown.TryGetValue(wanted, out int other) && other == net ? wanted : names.Take(_nets[net].Name);
        string[] inputs = _inputs.Select(NameOfNet).ToArray();
        NetlistNode[] nodes = order
            .Select(i => new NetlistNode(NameOfNet(_nodes[i].Net), _nodes[i].Fanins.Select(fanin => ids[fanin]).ToArray(), _nodes[i].Table))
            .ToArray();
        return new Netlist(NetNames.Plain(name), inputs, nodes, outputs);
    }

    /// <summary>Checks that something drives a net.</summary>
    public void RequireDriven(int net)
    {
        if (_nets[net].Driver == Undriven)
        {
            throw text.Fail(_nets[net].Place, $"nothing drives net '{Identifier.Shorten(NameOf(net))}', expected an input or a node that does", NetworkRule.InputOutOfRange);
        }
    }

    /// <summary>The name of a net for messages.</summary>
    public string NameOf(int net) => _nets[net].Name ?? $"#{net}";

    private void SetDriver(int net, int driver, Word place)
    {
        Net driven = _nets[net];
        if (driven.Driver != Undriven)
        {
            string first = driven.Driver == IsInput ? "it is an input" : $"line {text.LineOf(_nodes[driven.Driver].Place)} drives it";
            throw text.Fail(place, $"net '{Identifier.Shorten(NameOf(net))}' is driven twice, expected one driver: {first}");
        }

        _nets[net] = driven with { Driver = driver };
    }

    /// <summary>A net.</summary>
    /// <param name="Name">Its name, or null.</param>
    /// <param name="Place">Where it was first named.</param>
    /// <param name="Driver">The node that drives it; negative for none or an input.</param>
    internal readonly record struct Net(string? Name, Word Place, int Driver);

    /// <summary>A node.</summary>
    /// <param name="Net">The net that it drives.</param>
    /// <param name="Fanins">The nets that it reads, each once.</param>
    /// <param name="Table">Its function.</param>
    /// <param name="Place">Where it is written.</param>
    internal readonly record struct Node(int Net, int[] Fanins, TruthTable Table, Word Place);

    /// <summary>An output.</summary>
    internal readonly record struct Output(string Name, int Net);
}
