using LutGen.Exchange.Gates;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.C;

/// <summary>A network seen as the C forms need it: two-input gates, and outputs that are bits or are summed in groups.</summary>
internal sealed class GateNetwork
{
    /// <summary>Cuts a network into gates.</summary>
    /// <exception cref="ExportException">They would be too many.</exception>
    public GateNetwork(LutNetwork network)
    {
        GateCircuit circuit = GateCircuit.Of(network);
        (Name, Inputs, Gates) = (network.Name, circuit.InputCount, circuit.Gates);
        Sums = network.Head as GroupSumHead;
        IReadOnlyList<int[]> groups = Sums is null ? [[.. circuit.Outputs]] : GroupSumBits.Of(network, Sums, circuit.Outputs);
        Outputs = [.. groups.SelectMany(group => group)];
        GroupSizes = [.. groups.Select(group => group.Length)];
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>Bits of a sample; ids 0 to this less one.</summary>
    public int Inputs { get; }

    /// <summary>The gates, the first having the id <see cref="Inputs"/>.</summary>
    public IReadOnlyList<Gate> Gates { get; }

    /// <summary>Ids of the output bits in order, those of a group side by side.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>The group sum over the outputs, or null if they are what the network gives.</summary>
    public GroupSumHead? Sums { get; }

    /// <summary>Outputs of each group.</summary>
    public IReadOnlyList<int> GroupSizes { get; }

    /// <summary>Sums.</summary>
    public int Classes => GroupSizes.Count;
}
