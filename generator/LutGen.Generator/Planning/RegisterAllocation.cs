using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>
/// Gives the values of one method locals, few enough for the JIT to keep all in registers: when there is none left, the value
/// that is read last makes room (Belady). A value is stored once, if ever: when it makes room, or at once if a later method reads it.
/// </summary>
internal sealed class RegisterAllocation
{
    private const int Nobody = -1;

    // The JIT stops inlining in a method of 512 locals, and makes one or more for each operand that a function takes from
    // memory. Calls in place of instructions would take ten times as long.
    private const int MostTemporaries = 280;

    private readonly Circuit _circuit;
    private readonly ValueUses _uses;
    private readonly ValueHomes _homes;
    private readonly int _first;
    private readonly int _end;
    private int _temporaries;
    private readonly int[] _holds;
    private readonly Dictionary<int, int> _registers = [];
    private readonly List<BitInstruction> _code = [];

    public RegisterAllocation(Circuit circuit, ValueUses uses, ValueHomes homes, int registers, int first, int end)
    {
        (_circuit, _uses, _homes, _first, _end) = (circuit, uses, homes, first, end);
        _holds = Enumerable.Repeat(Nobody, registers).ToArray();
    }

    /// <summary>The position after the last operation that found room in the method.</summary>
    public int End { get; private set; }

    /// <summary>The statements of the method.</summary>
    public List<BitInstruction> Run()
    {
        for (End = _first; End < _end && _temporaries < MostTemporaries; End++)
        {
            Operate(End);
        }

        // Values that were to be read in this method are read in the next.
        for (int register = 0; register < _holds.Length; register++)
        {
            if (_holds[register] != Nobody)
            {
                StoreOnce(register);
            }
        }

        return _code;
    }

    private void Operate(int position)
    {
        CircuitNode node = _circuit.Nodes[position];
        int[] operands = ValueUses.Operands(node).ToArray();
        foreach (int operand in operands)
        {
            _uses.Advance(operand);
        }

        // An operand that is soon read again is worth a register, if it pushes out nothing that is read sooner.
        foreach (int operand in operands)
        {
            if (!_registers.ContainsKey(operand) && ReadHere(operand) && TakeRegister(_uses.Next(operand), operands) is int register)
            {
                Hold(register, operand);
                _code.Add(BitInstruction.Copy(new Place(PlaceKind.Register, register), _homes.Of(operand)!.Value));
            }
        }

        Place[] places = operands.Select(PlaceOf).ToArray();
        foreach (int operand in operands)
        {
            Leave(operand);
        }

        Store(position, node, operands, places);
    }

    private void Store(int position, CircuitNode node, int[] operands, Place[] places)
    {
        int value = _circuit.InputCount + position;
        int? register = ReadHere(value) ? TakeRegister(_uses.Next(value), []) : null;

        // Not sooner: what makes room may go to a slot that the operation still reads.
        foreach (int operand in operands)
        {
            _homes.Release(operand, position);
        }

        bool stored = register is null || _uses.Last(value) >= _end || _homes.OutputOf(value) is not null;
        Place? home = stored ? _homes.Settle(value) : null;
        Place target = register is { } r ? new Place(PlaceKind.Register, r) : home!.Value;
        Place At(int operand) => operands.Length == 0 ? target : places[Array.IndexOf(operands, operand)];
        _code.Add(new BitInstruction(target, node.Function, At(node.A), At(node.B), At(node.C)));
        _temporaries += places.Count(place => place.Kind != PlaceKind.Register);
        if (register is not null)
        {
            Hold(register.Value, value);
            if (home is not null)
            {
                _code.Add(BitInstruction.Copy(home.Value, target));
            }
        }
    }

    private bool ReadHere(int value) => _uses.Next(value) < _end;

    private Place PlaceOf(int value) => _registers.TryGetValue(value, out int register) ? new Place(PlaceKind.Register, register) : _homes.Of(value)!.Value;

    private void Hold(int register, int value)
    {
        _holds[register] = value;
        _registers.Add(value, register);
    }

    // A free register, or that of the value read last, if that is after the next use that the register is wanted for.
    private int? TakeRegister(int nextUse, int[] kept)
    {
        int register = -1;
        int latest = nextUse;
        for (int i = 0; i < _holds.Length; i++)
        {
            if (_holds[i] == Nobody)
            {
                return i;
            }

            if (_uses.Next(_holds[i]) > latest && Array.IndexOf(kept, _holds[i]) < 0)
            {
                (register, latest) = (i, _uses.Next(_holds[i]));
            }
        }

        if (register < 0)
        {
            return null;
        }

        StoreOnce(register);
        _registers.Remove(_holds[register]);
        _holds[register] = Nobody;
        return register;
    }

    private void StoreOnce(int register)
    {
        if (_homes.Of(_holds[register]) is null)
        {
            _code.Add(BitInstruction.Copy(_homes.Settle(_holds[register]), new Place(PlaceKind.Register, register)));
        }
    }

    private void Leave(int value)
    {
        if (!ReadHere(value) && _registers.TryGetValue(value, out int register))
        {
            _registers.Remove(value);
            _holds[register] = Nobody;
        }
    }
}
