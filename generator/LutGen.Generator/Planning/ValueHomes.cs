using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>
/// Where values are in memory: inputs and outputs in their planes, others in slots for as long as they are read. An output takes
/// over a slot that is free by then, which so was its plane from the start: one line less to bring into the cache.
/// </summary>
internal sealed class ValueHomes
{
    private readonly Circuit _circuit;
    private readonly ValueUses _uses;
    private readonly Place?[] _homes;
    private readonly int[] _planes;

    // The slot left last is taken first: its cache line is the warmest.
    private readonly Stack<int> _free = [];

    // The output plane that took over each slot, or -1.
    private readonly List<int> _successors = [];

    public ValueHomes(Circuit circuit, ValueUses uses)
    {
        _circuit = circuit;
        _uses = uses;
        _homes = new Place?[circuit.InputCount + circuit.Nodes.Count];
        _planes = Enumerable.Repeat(-1, _homes.Length).ToArray();
        for (int input = 0; input < circuit.InputCount; input++)
        {
            _homes[input] = new Place(PlaceKind.Input, input);
        }

        for (int plane = circuit.Outputs.Count - 1; plane >= 0; plane--)
        {
            _planes[circuit.Outputs[plane]] = plane;
        }
    }

    /// <summary>Where a value is in memory, or null.</summary>
    public Place? Of(int value) => _homes[value];

    /// <summary>The first output plane that is a value of an operation, or null.</summary>
    public Place? OutputOf(int value) => _planes[value] < 0 ? null : new Place(PlaceKind.Output, _planes[value]);

    /// <summary>Gives a value a place in memory; its output plane if it has one.</summary>
    public Place Settle(int value)
    {
        int slot = _free.Count > 0 ? _free.Pop() : -1;
        if (OutputOf(value) is { } output)
        {
            if (slot >= 0)
            {
                _successors[slot] = output.Index;
            }

            return (_homes[value] = output).Value;
        }

        if (slot < 0)
        {
            slot = _successors.Count;
            _successors.Add(-1);
        }

        return (_homes[value] = new Place(PlaceKind.Slot, slot)).Value;
    }

    /// <summary>Takes back the slot of a value whose last reader is at a position.</summary>
    public void Release(int value, int position)
    {
        if (_homes[value] is { Kind: PlaceKind.Slot } home && _uses.Last(value) == position)
        {
            _free.Push(home.Index);
        }
    }

    /// <summary>Copies to output planes that no operation writes: inputs passed through, and repeats of another plane.</summary>
    public IEnumerable<BitInstruction> Copies() => Enumerable.Range(0, _circuit.Outputs.Count)
        .Where(plane => _circuit.Outputs[plane] < _circuit.InputCount || _planes[_circuit.Outputs[plane]] != plane)
        .Select(plane => BitInstruction.Copy(new Place(PlaceKind.Output, plane), _homes[_circuit.Outputs[plane]]!.Value));

    /// <summary>What each slot is once all values have homes: an output's plane, or scratch memory, whose planes are numbered anew.</summary>
    public IReadOnlyList<Place> Slots()
    {
        int planes = 0;
        return _successors.Select(output => output >= 0 ? new Place(PlaceKind.Output, output) : new Place(PlaceKind.Slot, planes++)).ToArray();
    }
}
