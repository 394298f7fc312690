using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Codes that signals can take, each signal by itself: more than can really occur, never fewer.</summary>
internal sealed class CodeSets
{
    // Wider tables and sums are taken to give every code.
    public const int WidestTable = 16;

    private readonly LutNetwork _network;
    private readonly bool[]?[] _possible;

    public CodeSets(LutNetwork network, CancellationToken cancellation)
    {
        _network = network;
        _possible = new bool[]?[network.SignalCount];
        foreach (LutLayer layer in network.Layers.OfType<LutLayer>().Where(layer => layer.Addressing == Addressing.Concatenation))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < layer.Count; i++)
            {
                TruthTable table = layer.TableOf(i);
                if (table.AddressBits <= WidestTable)
                {
                    _possible[layer.FirstSignal + i] = Image(new AddressedTable(network, layer.InputsOf(i), table), table);
                }
            }
        }
    }

    /// <summary>Whether all codes of a signal are possible.</summary>
    public bool IsFull(int signal) => _possible[signal] is null;

    /// <summary>Whether an address can occur.</summary>
    public bool CanOccur(AddressedTable neuron, int address)
    {
        for (int place = 0; place < neuron.Inputs.Count; place++)
        {
            if (_possible[neuron.Inputs[place]] is { } codes && !codes[neuron.CodeAt(address, place)])
            {
                return false;
            }
        }

        return neuron.IsConsistent(address);
    }

    private bool[]? Image(AddressedTable neuron, TruthTable table)
    {
        var codes = new bool[1 << table.OutputBits];
        int different = 0;
        for (int address = 0; address < table.Length && different < codes.Length; address++)
        {
            int code = table[address];
            if (!codes[code] && CanOccur(neuron, address))
            {
                codes[code] = true;
                different++;
            }
        }

        return different == codes.Length ? null : codes;
    }
}
