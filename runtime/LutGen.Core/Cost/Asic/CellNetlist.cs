namespace LutGen.Cost.Asic;

/// <summary>A cell of a <see cref="CellNetlist"/> and the nets that it joins.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="A">First input; of a multiplexer what control 0 chooses. -1 where a kind has no such pin, as with all pins.</param>
/// <param name="B">Second input; of a multiplexer what control 1 chooses.</param>
/// <param name="C">Third input of a full adder, control of a multiplexer.</param>
/// <param name="Output">The output, of an adder the sum.</param>
/// <param name="Carry">The carry of an adder.</param>
public readonly record struct Cell(CellKind Kind, int A, int B, int C, int Output, int Carry);

/// <summary>
/// A circuit of <see cref="CellKind"/>s, which is both counted and simulated: what is paid for is what provably works. Nets are numbered; a cell
/// reads nets that exist already, so cells in their order compute everything. Registers alone may be given their input later.
/// </summary>
public sealed class CellNetlist
{
    /// <summary>The net that is always 0.</summary>
    public const int Zero = 0;

    /// <summary>The net that is always 1.</summary>
    public const int One = 1;

    private const int None = -1;

    private readonly List<Cell> _cells = [];

    /// <summary>Number of nets, the two constants included.</summary>
    public int Nets { get; private set; } = 2;

    /// <summary>The cells.</summary>
    public IReadOnlyList<Cell> Cells => _cells;

    /// <summary>Number of cells of a kind.</summary>
    public int Count(CellKind kind) => _cells.Count(cell => cell.Kind == kind);

    /// <summary>Adds inputs of the circuit, the least significant bit first.</summary>
    public int[] AddInputs(int count) => [.. Enumerable.Range(0, count).Select(_ => Nets++)];

    /// <summary>Adds a stored bit.</summary>
    public int AddStoredBit() => Add(CellKind.StoredBit, None, None, None).Sum;

    /// <summary>Adds an AND.</summary>
    public int And(int a, int b) => Add(CellKind.And2, a, b, None).Sum;

    /// <summary>Adds a NAND.</summary>
    public int Nand(int a, int b) => Add(CellKind.Nand2, a, b, None).Sum;

    /// <summary>Adds a multiplexer.</summary>
    /// <param name="control">Which input is passed on.</param>
    /// <param name="zero">The one that 0 chooses.</param>
    /// <param name="one">The one that 1 chooses.</param>
    public int Mux(int control, int zero, int one) => Add(CellKind.Mux2, zero, one, control).Sum;

    /// <summary>Adds a half adder.</summary>
    public (int Sum, int Carry) HalfAdder(int a, int b) => Add(CellKind.HalfAdder, a, b, None);

    /// <summary>Adds a full adder.</summary>
    public (int Sum, int Carry) FullAdder(int a, int b, int c) => Add(CellKind.FullAdder, a, b, c);

    /// <summary>Adds a register for each bit of a word that is computed from it; <see cref="Close"/> tells what they take over.</summary>
    public int[] AddRegisters(int count) => [.. Enumerable.Range(0, count).Select(_ => Add(CellKind.Register, None, None, None).Sum)];

    /// <summary>Gives registers their inputs.</summary>
    /// <param name="registers">Outputs of registers.</param>
    /// <param name="data">What each takes over at the clock's edge.</param>
    public void Close(IReadOnlyList<int> registers, IReadOnlyList<int> data)
    {
        Dictionary<int, int> places = new();
        for (int i = 0; i < registers.Count; i++)
        {
            places.Add(registers[i], data[i]);
        }

        for (int i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].Kind == CellKind.Register && places.TryGetValue(_cells[i].Output, out int input))
            {
                _cells[i] = _cells[i] with { A = input };
            }
        }
    }

    private (int Sum, int Carry) Add(CellKind kind, int a, int b, int c)
    {
        int output = Nets++;
        int carry = kind is CellKind.HalfAdder or CellKind.FullAdder ? Nets++ : None;
        _cells.Add(new Cell(kind, a, b, c, output, carry));
        return (output, carry);
    }
}
