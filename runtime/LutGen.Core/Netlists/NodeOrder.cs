using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>The order of an assembly's nodes in which each comes behind those that it reads; otherwise as they came.</summary>
internal sealed class NodeOrder(NetlistAssembly assembly)
{
    private const int MostNamed = 8;

    private readonly List<int> _order = [];
    private readonly State[] _states = new State[assembly.Nodes.Count];
    private readonly Stack<(int Node, int Fanin)> _path = new();

    private enum State : byte
    {
        Unseen,
        OnPath,
        Done,
    }

    /// <summary>The nodes in order.</summary>
    /// <exception cref="NetlistException">A net is not driven, or nodes read each other.</exception>
    public int[] Sort(CancellationToken cancellation)
    {
        for (int root = 0; root < _states.Length; root++)
        {
            if ((root & 0x3FF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Enter(root);
            while (_path.Count > 0)
            {
                Step();
            }
        }

        return _order.ToArray();
    }

    private void Enter(int node)
    {
        if (_states[node] == State.OnPath)
        {
            throw Cycle(node);
        }

        if (_states[node] == State.Unseen)
        {
            _states[node] = State.OnPath;
            _path.Push((node, 0));
        }
    }

    private void Step()
    {
        (int node, int fanin) = _path.Pop();
        int[] fanins = assembly.Nodes[node].Fanins;
        if (fanin == fanins.Length)
        {
            _states[node] = State.Done;
            _order.Add(node);
            return;
        }

        _path.Push((node, fanin + 1));
        assembly.RequireDriven(fanins[fanin]);
        if (assembly.Nets[fanins[fanin]].Driver is >= 0 and var driver)
        {
            Enter(driver);
        }
    }

    private NetlistException Cycle(int node)
    {
        // The stack lists the path from its end.
        int[] cycle = _path.Select(step => step.Node).TakeWhile(other => other != node).Append(node).Reverse().ToArray();
        IEnumerable<string> names = cycle.Take(MostNamed).Select(i => Identifier.Shorten(assembly.NameOf(assembly.Nodes[i].Net)));
        string more = cycle.Length > MostNamed ? $" -> ... ({cycle.Length} nets)" : string.Empty;
        string first = Identifier.Shorten(assembly.NameOf(assembly.Nodes[node].Net));
        return assembly.Text.Fail(assembly.Nodes[node].Place, $"the nets {string.Join(" -> ", names)}{more} -> {first} are a cycle, expected logic without one", NetworkRule.Cycle);
    }
}
