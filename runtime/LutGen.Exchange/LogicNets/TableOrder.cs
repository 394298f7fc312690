namespace LutGen.Exchange.LogicNets;

/// <summary>An order in which every table stands behind those that it reads, and the registers before each.</summary>
internal sealed class TableOrder
{
    private const int Unknown = -1;
    private const int Open = -2;

    private readonly Elaboration _elaboration;

    // Registers between the inputs and a table, once that is known.
    private readonly int[] _stages;

    private TableOrder(Elaboration elaboration)
    {
        _elaboration = elaboration;
        _stages = new int[elaboration.Tables.Count];
        Array.Fill(_stages, Unknown);
    }

    /// <summary>Tables in their order.</summary>
    public List<int> Tables { get; } = [];

    /// <summary>Orders the tables.</summary>
    /// <exception cref="ImportException">Tables read one another in a circle, or what they read passed different numbers of registers.</exception>
    public static TableOrder Of(Elaboration elaboration)
    {
        TableOrder order = new(elaboration);
        for (int table = 0; table < elaboration.Tables.Count; table++)
        {
            order.Visit(table);
        }

        return order;
    }

    /// <summary>Registers that the bits passed that are read together.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="error">Makes an error.</param>
    /// <returns>Their number; 0 for constants alone.</returns>
    public int StageOf(IEnumerable<int> bits, Func<string, ImportException> error)
    {
        int? common = null;
        foreach (int bit in bits)
        {
            (int end, int registers) = _elaboration.Bits.Resolve(bit);
            if (_elaboration.Bits.SourceOf(end) is BitSource.Zero or BitSource.One)
            {
                continue;
            }

            int stage = registers + (_elaboration.Bits.SourceOf(end) == BitSource.Table ? _stages[_elaboration.TableOf(end)] : 0);
            if (common is { } other && other != stage)
            {
                throw error($"{_elaboration.Bits.NameOf(bit)} passed {stage} registers and another bit {other}, expected as many on every way: samples would be mixed");
            }

            common = stage;
        }

        return common ?? 0;
    }

    private void Visit(int root)
    {
        Stack<(int Table, int Next)> way = new();
        Enter(root);
        while (way.Count > 0)
        {
            (int table, int next) = way.Pop();
            TableInstance instance = _elaboration.Tables[table];
            int before = Unknown;
            for (; next < instance.Address.Length && before == Unknown; next++)
            {
                (int end, _) = _elaboration.Bits.Resolve(instance.Address[next]);
                before = _elaboration.Bits.SourceOf(end) == BitSource.Table && _stages[_elaboration.TableOf(end)] < 0 ? _elaboration.TableOf(end) : Unknown;
            }

            if (before == Unknown)
            {
                _stages[table] = StageOf(instance.Address, problem => instance.Module.Error(instance.Line, problem));
                Tables.Add(table);
                continue;
            }

            if (_stages[before] == Open)
            {
                throw instance.Module.Error(instance.Line, $"a table of module {ImportException.Quote(instance.Module.Name)} depends on itself, expected no cycles");
            }

            way.Push((table, next));
            Enter(before);
        }

        void Enter(int table)
        {
            if (_stages[table] == Unknown)
            {
                _stages[table] = Open;
                way.Push((table, 0));
            }
        }
    }
}
