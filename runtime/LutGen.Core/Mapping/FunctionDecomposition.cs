namespace LutGen.Mapping;

/// <summary>
/// Writes functions of up to six bits as ANDs and XORs: disjoint steps where there are any, else a decision on a variable, in several ways
/// to choose from.
/// </summary>
internal sealed class FunctionDecomposition(SubjectGraph graph)
{
    // What a function of so many variables may take, in halves of an operation.
    private static readonly int[] Operations = [0, 0, 2, 5, 10, 18, 32];

    private readonly List<(int Cost, int Variable, int Form)> _splits = [];
    private readonly int[] _literals = new int[CutFunction.MostVariables];
    private int _choice;

    /// <summary>How many ways the last function had at its first decision.</summary>
    public int Choices { get; private set; }

    /// <summary>The literal of a function.</summary>
    /// <param name="table">Its table, as of <see cref="CutFunction"/>.</param>
    /// <param name="literals">Literals of its variables.</param>
    /// <param name="choice">Which of the ways to take at its first decision, from 0: the cheapest.</param>
    public int Add(ulong table, IReadOnlyList<int> literals, int choice)
    {
        for (int i = 0; i < literals.Count; i++)
        {
            _literals[i] = literals[i];
        }

        _choice = choice;
        Choices = 1;
        return Add(table);
    }

    private int Add(ulong table)
    {
        if (table is 0 or ulong.MaxValue)
        {
            return table == 0 ? SubjectGraph.False : SubjectGraph.True;
        }

        int literal = AddByStep(table);
        literal = literal >= 0 ? literal : AddByPair(table);
        return literal >= 0 ? literal : AddBySplit(table);
    }

    // One variable and a function of the others by an AND or XOR.
    private int AddByStep(ulong table)
    {
        for (int i = 0; i < CutFunction.MostVariables; i++)
        {
            ulong zero = CutFunction.Cofactor(table, i, 0);
            ulong one = CutFunction.Cofactor(table, i, 1);
            if (zero == one)
            {
                continue;
            }

            if (zero == ~one)
            {
                return Xor(_literals[i], Add(zero));
            }

            if (zero is 0 or ulong.MaxValue)
            {
                int complement = zero == 0 ? 0 : 1;
                return And(_literals[i], Add(one) ^ complement) ^ complement;
            }

            if (one is 0 or ulong.MaxValue)
            {
                int complement = one == 0 ? 0 : 1;
                return And(_literals[i] ^ 1, Add(zero) ^ complement) ^ complement;
            }
        }

        return SubjectGraph.Missing;
    }

    // Two variables that matter by one function of them.
    private int AddByPair(ulong table)
    {
        for (int i = 0; i < CutFunction.MostVariables; i++)
        {
            for (int j = i + 1; j < CutFunction.MostVariables; j++)
            {
                ulong first = CutFunction.Cofactor(CutFunction.Cofactor(table, i, 0), j, 0);
                ulong other = first;
                int function = 0;
                bool isOne = true;
                for (int value = 1; value < 4 && isOne; value++)
                {
                    ulong part = CutFunction.Cofactor(CutFunction.Cofactor(table, i, value & 1), j, value >> 1);
                    if (part != first)
                    {
                        isOne = other == first || part == other;
                        other = part;
                        function |= 1 << value;
                    }
                }

                if (isOne && CutFunction.DependsOn(table, i) && CutFunction.DependsOn(table, j))
                {
                    int kept = _literals[i];
                    _literals[i] = Two(_literals[i], _literals[j], function);
                    int literal = Add((other & CutFunction.Variable(i)) | (first & ~CutFunction.Variable(i)));
                    _literals[i] = kept;
                    return literal;
                }
            }
        }

        return SubjectGraph.Missing;
    }

    // A function of two literals that is 0 where both are; bit k is the value at address k, the first being bit 0.
    private int Two(int first, int second, int function) => function switch
    {
        0b0010 => And(first, second ^ 1),
        0b0100 => And(first ^ 1, second),
        0b0110 => Xor(first, second),
        0b1000 => And(first, second),
        _ => And(first ^ 1, second ^ 1) ^ 1,
    };

    private int AddBySplit(ulong table)
    {
        _splits.Clear();
        for (int i = 0; i < CutFunction.MostVariables; i++)
        {
            if (CutFunction.DependsOn(table, i))
            {
                ulong zero = CutFunction.Cofactor(table, i, 0);
                ulong one = CutFunction.Cofactor(table, i, 1);
                (int ifZero, int ifOne, int both) = (CostOf(zero), CostOf(one), CostOf(zero ^ one));
                _splits.Add((6 + ifZero + ifOne, i, 0));
                _splits.Add((4 + ifZero + both, i, 1));
                _splits.Add((4 + ifOne + both, i, 2));
            }
        }

        _splits.Sort();
        Choices = Math.Max(Choices, _splits.Count);
        (_, int variable, int form) = _splits[Math.Min(_choice, _splits.Count - 1)];
        _choice = 0;
        ulong low = CutFunction.Cofactor(table, variable, 0);
        ulong high = CutFunction.Cofactor(table, variable, 1);
        int x = _literals[variable];
        return form switch
        {
            0 => And(And(x, Add(high)) ^ 1, And(x ^ 1, Add(low)) ^ 1) ^ 1,
            1 => Xor(Add(low), And(x, Add(low ^ high))),
            _ => Xor(Add(high), And(x ^ 1, Add(low ^ high))),
        };
    }

    private static int CostOf(ulong table) => Operations[CutFunction.SupportOf(table)];

    private int And(int a, int b) => graph.And(a, b, create: true);

    private int Xor(int a, int b) => graph.Xor(a, b, create: true);
}
