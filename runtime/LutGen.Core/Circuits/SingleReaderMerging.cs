namespace LutGen.Circuits;

/// <summary>Merges a cell into the only cell that reads it, where both together depend on at most three bits.</summary>
internal static class SingleReaderMerging
{
    /// <summary>Merges until nothing more fits.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="outputs">Its output literals; receives those of the result.</param>
    /// <returns>The same function in fewer cells; those that no output needs are gone.</returns>
    public static CircuitBuilder Run(CircuitBuilder builder, int[] outputs)
    {
        while (true)
        {
            int before = builder.Cells.Count;
            CircuitNode[] cells = builder.Cells.ToArray();
            MergeCells(cells, builder.InputCount + 1, outputs);

            // A merged cell can ignore an operand or equal another: build again under hashing.
            builder = Rebuild(builder, cells, outputs);
            if (builder.Cells.Count >= before)
            {
                return builder;
            }
        }
    }

    private static CircuitBuilder Rebuild(CircuitBuilder builder, CircuitNode[] cells, int[] outputs)
    {
        int firstCell = builder.InputCount + 1;
        bool[] needed = Needed(cells, firstCell, outputs);
        CircuitBuilder rebuilt = builder.StartAgain();
        var literals = new int[firstCell + cells.Length];
        for (int node = 0; node < literals.Length; node++)
        {
            literals[node] = 2 * node;
            if (node >= firstCell && needed[node - firstCell])
            {
                CircuitNode cell = cells[node - firstCell];
                literals[node] = rebuilt.Cell(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function);
            }
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = literals[outputs[i] >> 1] ^ (outputs[i] & 1);
        }

        return rebuilt;
    }

    private static void MergeCells(CircuitNode[] cells, int firstCell, IReadOnlyList<int> outputs)
    {
        int[] readers = CountReaders(cells, firstCell, outputs);
        for (int i = 0; i < cells.Length; i++)
        {
            while (TryMerge(cells, firstCell, readers, i))
            {
            }
        }
    }

    private static int[] CountReaders(CircuitNode[] cells, int firstCell, IReadOnlyList<int> outputs)
    {
        bool[] needed = Needed(cells, firstCell, outputs);
        var readers = new int[firstCell + cells.Length];
        foreach (int literal in outputs)
        {
            // An output must stay a cell of its own.
            readers[literal >> 1] += 2;
        }

        for (int i = cells.Length - 1; i >= 0; i--)
        {
            if (needed[i])
            {
                foreach (int operand in Operands(cells[i]))
                {
                    readers[operand]++;
                }
            }
        }

        return readers;
    }

    private static bool[] Needed(CircuitNode[] cells, int firstCell, IReadOnlyList<int> outputs)
    {
        var needed = new bool[cells.Length];
        foreach (int literal in outputs)
        {
            Mark(literal >> 1);
        }

        for (int i = cells.Length - 1; i >= 0; i--)
        {
            if (needed[i])
            {
                Mark(cells[i].A);
                Mark(cells[i].B);
                Mark(cells[i].C);
            }
        }

        return needed;

        void Mark(int node)
        {
            if (node >= firstCell)
            {
                needed[node - firstCell] = true;
            }
        }
    }

    private static bool TryMerge(CircuitNode[] cells, int firstCell, int[] readers, int index)
    {
        CircuitNode reader = cells[index];
        if (readers[firstCell + index] == 0)
        {
            return false;
        }

        foreach (int operand in Operands(reader))
        {
            if (operand < firstCell || readers[operand] != 1)
            {
                continue;
            }

            CircuitNode inner = cells[operand - firstCell];
            int[] union = Operands(reader).Where(o => o != operand).Union(Operands(inner)).ToArray();
            if (union.Length > 3)
            {
                continue;
            }

            foreach (int shared in Operands(inner).Intersect(Operands(reader)))
            {
                readers[shared]--;
            }

            readers[operand] = 0;
            cells[index] = Merge(reader, operand, inner, union);
            return true;
        }

        return false;
    }

    private static CircuitNode Merge(CircuitNode reader, int operand, CircuitNode inner, int[] union)
    {
        int a = union[0];
        int b = union.Length > 1 ? union[1] : a;
        int c = union.Length > 2 ? union[2] : b;
        int function = 0;
        for (int k = 0; k < 8; k++)
        {
            int Value(int node) => node == operand ? Evaluate(inner, Leaf) : Leaf(node);
            int Leaf(int node) => node == a ? (k >> 2) & 1 : node == b ? (k >> 1) & 1 : k & 1;
            function |= Evaluate(reader, Value) << k;
        }

        return new CircuitNode(a, b, c, (byte)function);
    }

    private static int Evaluate(CircuitNode cell, Func<int, int> value) =>
        (cell.Function >> ((value(cell.A) << 2) | (value(cell.B) << 1) | value(cell.C))) & 1;

    private static IEnumerable<int> Operands(CircuitNode cell)
    {
        yield return cell.A;
        if (cell.B != cell.A)
        {
            yield return cell.B;
        }

        if (cell.C != cell.B && cell.C != cell.A)
        {
            yield return cell.C;
        }
    }
}
