using LutGen.Circuits;

namespace LutGen.Mapping;

/// <summary>Writes functions of three bits as ANDs and XORs, reusing what a subject graph has already.</summary>
internal sealed class CellDecomposition(SubjectGraph graph)
{
    private int _missing;
    private bool _create;

    /// <summary>Adds what some outputs of a circuit need.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="outputs">Literals of its outputs.</param>
    /// <param name="inputs">What stands in the graph for each of its inputs.</param>
    /// <returns>The outputs' literals in the graph.</returns>
    public int[] Add(CircuitBuilder builder, int[] outputs, IReadOnlyList<int> inputs)
    {
        bool[] needed = builder.NodesNeededBy(outputs);
        var literals = new int[needed.Length];
        for (int node = 1; node < literals.Length; node++)
        {
            if (node <= builder.InputCount)
            {
                literals[node] = inputs[node - 1];
            }
            else if (needed[node])
            {
                CircuitNode cell = builder.Cells[node - builder.InputCount - 1];
                literals[node] = Add(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function);
            }
        }

        return outputs.Select(output => literals[output >> 1] ^ (output & 1)).ToArray();
    }

    /// <summary>The literal of a function of three literals.</summary>
    /// <param name="a">The literal of the most significant address bit.</param>
    /// <param name="b">The next.</param>
    /// <param name="c">The literal of the least significant address bit.</param>
    /// <param name="function">Bit k is the value at address k = 4a + 2b + c.</param>
    public int Add(int a, int b, int c, int function)
    {
        // The form that needs the fewest new operations is made, the first of equals.
        int best = 0;
        int fewest = int.MaxValue;
        for (int form = 0; form < 9 && fewest > 0; form++)
        {
            _create = false;
            _missing = 0;
            Form(form, a, b, c, function);
            if (_missing < fewest)
            {
                (best, fewest) = (form, _missing);
            }
        }

        _create = true;
        return Form(best, a, b, c, function);
    }

    // Splits off the operand form / 3: a disjoint step where there is one, else form % 3 of a multiplexer.
    private int Form(int form, int a, int b, int c, int function)
    {
        (int x, int y, int z, int f) = (form / 3) switch
        {
            0 => (a, b, c, function),
            1 => (b, a, c, Exchange(function, 0b0011_0000, 2)),
            _ => (c, b, a, Exchange(function, 0b0101_0000, 3)),
        };
        int zero = f & 15;
        int one = f >> 4;
        if (zero == one)
        {
            return Two(y, z, zero);
        }

        if (zero == (one ^ 15))
        {
            return Xor(x, Two(y, z, zero));
        }

        switch (zero, one)
        {
            case (0, _):
                return And(x, Two(y, z, one));
            case (15, _):
                return Not(And(x, Two(y, z, one ^ 15)));
            case (_, 0):
                return And(x ^ 1, Two(y, z, zero));
            case (_, 15):
                return Not(And(x ^ 1, Two(y, z, zero ^ 15)));
            default:
                return (form % 3) switch
                {
                    0 => Xor(Two(y, z, zero), And(x, Two(y, z, zero ^ one))),
                    1 => Xor(Two(y, z, one), And(x ^ 1, Two(y, z, zero ^ one))),
                    _ => Not(And(Not(And(x, Two(y, z, one))), Not(And(x ^ 1, Two(y, z, zero))))),
                };
        }
    }

    // A function of two literals; bit k is the value at address k = 2y + z.
    private int Two(int y, int z, int f) => f switch
    {
        0 => SubjectGraph.False,
        15 => SubjectGraph.True,
        12 => y,
        3 => y ^ 1,
        10 => z,
        5 => z ^ 1,
        6 => Xor(y, z),
        9 => Not(Xor(y, z)),
        8 => And(y, z),
        4 => And(y, z ^ 1),
        2 => And(y ^ 1, z),
        1 => And(y ^ 1, z ^ 1),
        _ => Not(Two(y, z, f ^ 15)),
    };

    private int And(int a, int b) => Count(graph.And(a, b, _create));

    private int Xor(int a, int b) => Count(graph.Xor(a, b, _create));

    private int Count(int literal)
    {
        _missing += literal < 0 ? 1 : 0;
        return literal;
    }

    private static int Not(int literal) => literal < 0 ? literal : literal ^ 1;

    // Swaps the entries under the mask with those so many places below: exchanges two operands of a table.
    private static int Exchange(int f, int mask, int shift)
    {
        int upper = f & mask;
        int lower = f & (mask >> shift);
        return (f ^ upper ^ lower) | (upper >> shift) | (lower << shift);
    }
}
