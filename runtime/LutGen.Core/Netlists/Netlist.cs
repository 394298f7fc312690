using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// Combinational logic with names, as BLIF, AIGER and bench files hold it and as mappers make it: every net is one bit. Net ids
/// count the inputs first, then the nodes in order; every node reads smaller ids only.
/// </summary>
public sealed class Netlist
{
    /// <summary>Creates a netlist.</summary>
    /// <param name="name">Its name, any text without blanks.</param>
    /// <param name="inputs">Names of the inputs, in order.</param>
    /// <param name="nodes">The nodes, in topological order.</param>
    /// <param name="outputs">The outputs, in order.</param>
    /// <exception cref="NetworkException">A node or an output reads a net that is not defined before it, or a table does not fit its fanins.</exception>
    public Netlist(string name, IReadOnlyList<string> inputs, IReadOnlyList<NetlistNode> nodes, IReadOnlyList<NetlistOutput> outputs)
    {
        Name = name;
        Inputs = inputs;
        Nodes = nodes;
        Outputs = outputs;
        for (int i = 0; i < nodes.Count; i++)
        {
            NetlistNode node = nodes[i];
            if (node.Table.AddressBits != node.Fanins.Count || node.Table.OutputBits != 1)
            {
                throw new NetworkException(NetworkRule.TableLength, $"node {node.Name} has {node.Fanins.Count} fanins and a table of {node.Table.AddressBits} address and {node.Table.OutputBits} output bits, expected as many address bits and one output bit");
            }

            for (int fanin = 0; fanin < node.Fanins.Count; fanin++)
            {
                Require(node.Fanins[fanin], inputs.Count + i, $"node {node.Name}");
            }
        }

        foreach (NetlistOutput output in outputs)
        {
            Require(output.Net, inputs.Count + nodes.Count, $"output {output.Name}");
        }
    }

    /// <summary>The netlist's name.</summary>
    public string Name { get; }

    /// <summary>Names of the inputs; input i is net i.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The nodes; node i is net <see cref="Inputs"/>.Count + i.</summary>
    public IReadOnlyList<NetlistNode> Nodes { get; }

    /// <summary>The outputs.</summary>
    public IReadOnlyList<NetlistOutput> Outputs { get; }

    /// <summary>The name of a net.</summary>
    /// <param name="net">Its id.</param>
    public string NameOf(int net) => net < Inputs.Count ? Inputs[net] : Nodes[net - Inputs.Count].Name;

    private static void Require(int net, int defined, string reader)
    {
        if ((uint)net >= (uint)defined)
        {
            throw new NetworkException(NetworkRule.InputOutOfRange, $"{reader} reads net {net}, expected 0 to {defined - 1}: the nets before it");
        }
    }
}

/// <summary>A function of some nets.</summary>
/// <param name="Name">The name of the net that it drives, unique in its netlist.</param>
/// <param name="Fanins">Ids of the nets that it reads, the first the most significant address bit; none for a constant.</param>
/// <param name="Table">Its truth table, of one output bit.</param>
public readonly record struct NetlistNode(string Name, IReadOnlyList<int> Fanins, TruthTable Table);

/// <summary>An output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Net">Id of the net that it shows; several outputs may show one.</param>
public readonly record struct NetlistOutput(string Name, int Net);
