namespace LutGen.Circuits;

/// <summary>
/// Takes from a builder what its outputs need: gives every cell the polarity that its outputs want, and orders cells depth
/// first from the outputs, which keeps operands close to their readers.
/// </summary>
internal static class CircuitExtraction
{
    public static Circuit Extract(CircuitBuilder builder, IReadOnlyList<int> outputs)
    {
        int firstCell = builder.InputCount + 1;
        IReadOnlyList<CircuitNode> cells = builder.Cells;

        // A cell that is only wanted complemented is computed so; its readers take the complement into their table.
        var wanted = new int[cells.Count];
        foreach (int literal in outputs)
        {
            int cell = (literal >> 1) - firstCell;
            if (cell >= 0)
            {
                wanted[cell] += (literal & 1) == 0 ? 1 : -1;
            }
        }

        bool[] complemented = wanted.Select(balance => balance < 0).ToArray();
        var nodes = new List<CircuitNode>();
        var ids = new int[firstCell + cells.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = i >= 1 && i < firstCell ? i - 1 : -1;
        }

        var extras = new Dictionary<int, int>();
        var outputIds = new int[outputs.Count];
        for (int i = 0; i < outputs.Count; i++)
        {
            int number = outputs[i] >> 1;
            Visit(number);
            bool invert = (outputs[i] & 1) != 0 ^ Complemented(number);
            outputIds[i] = number == 0 || invert ? Extra(outputs[i]) : ids[number];
        }

        return new Circuit(builder.InputCount, nodes, outputIds);

        int Extra(int literal)
        {
            if (!extras.TryGetValue(literal, out int id))
            {
                id = builder.InputCount + nodes.Count;
                int source = literal >> 1 == 0 ? 0 : ids[literal >> 1];
                byte function = literal switch { CircuitBuilder.False => 0x00, CircuitBuilder.True => 0xFF, _ => 0x0F };
                nodes.Add(new CircuitNode(source, source, source, function));
                extras.Add(literal, id);
            }

            return id;
        }

        void Visit(int root)
        {
            var stack = new Stack<int>();
            stack.Push(root);
            while (stack.Count > 0)
            {
                int number = stack.Peek();
                if (number < firstCell || ids[number] >= 0)
                {
                    stack.Pop();
                    continue;
                }

                CircuitNode cell = cells[number - firstCell];
                bool ready = true;
                foreach (int operand in new[] { cell.C, cell.B, cell.A })
                {
                    if (operand >= firstCell && ids[operand] < 0)
                    {
                        stack.Push(operand);
                        ready = false;
                    }
                }

                if (ready)
                {
                    stack.Pop();
                    ids[number] = builder.InputCount + nodes.Count;
                    nodes.Add(new CircuitNode(ids[cell.A], ids[cell.B], ids[cell.C], Polarised(cell, number)));
                }
            }
        }

        byte Polarised(CircuitNode cell, int number)
        {
            int function = cell.Function;
            function = Complemented(cell.A) ? ((function & 0xF0) >> 4) | ((function & 0x0F) << 4) : function;
            function = Complemented(cell.B) ? ((function & 0xCC) >> 2) | ((function & 0x33) << 2) : function;
            function = Complemented(cell.C) ? ((function & 0xAA) >> 1) | ((function & 0x55) << 1) : function;
            return (byte)(Complemented(number) ? ~function : function);
        }

        bool Complemented(int number) => number >= firstCell && complemented[number - firstCell];
    }
}
