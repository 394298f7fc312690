namespace LutGen.Circuits;

/// <summary>The cofactors of some functions, equal and complementary ones as one.</summary>
internal sealed class TableParts
{
    private readonly Dictionary<TableFunction, int> _numbers = [];
    private readonly List<TableFunction> _different = [];
    private readonly List<int> _literals = [];

    /// <summary>The different ones, each 0 where all variables are 0.</summary>
    public IReadOnlyList<TableFunction> Different => _different;

    /// <summary>Words of table looked at.</summary>
    public long Work { get; private set; }

    /// <summary>Adds for each function its cofactor at 0, then that at 1.</summary>
    public void AddCofactors(IReadOnlyList<TableFunction> functions, int variable)
    {
        foreach (TableFunction function in functions)
        {
            Add(function.Cofactor(variable, 0));
            Add(function.Cofactor(variable, 1));
            Work += function.Words.Length;
        }
    }

    /// <summary>The literal of a cofactor.</summary>
    /// <param name="index">Its place in the order of adding.</param>
    /// <param name="literals">The literals of the different ones.</param>
    public int LiteralOf(int index, int[] literals) => literals[_literals[index] >> 1] ^ (_literals[index] & 1);

    private void Add(TableFunction part)
    {
        int complement = part.IsComplemented ? 1 : 0;
        TableFunction normal = complement == 1 ? part.Complement() : part;
        if (!_numbers.TryGetValue(normal, out int number))
        {
            number = _different.Count;
            _numbers.Add(normal, number);
            _different.Add(normal);
        }

        _literals.Add(2 * number + complement);
    }
}
