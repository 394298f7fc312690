namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>Reads <c>always</c>: a table as a <c>case</c> of constants, or registers.</summary>
/// <param name="tokens">The file.</param>
/// <param name="expressions">Reads its expressions.</param>
internal sealed class VerilogAlwaysParser(VerilogTokens tokens, VerilogExpressionParser expressions)
{
    /// <summary>Reads a block and adds it to its module.</summary>
    public void Read(VerilogModule module)
    {
        tokens.Expect("always");
        tokens.Expect("@");
        if (Sensitivity(module))
        {
            Registers(module);
            return;
        }

        bool block = tokens.Accept("begin");
        Table(module);
        if (block)
        {
            tokens.Expect("end");
        }
    }

    // Whether it is a clock's edge. What a table is sensitive to is what it reads, or a simulation would differ from the circuit.
    private bool Sensitivity(VerilogModule module)
    {
        if (tokens.Accept("*"))
        {
            return false;
        }

        tokens.Expect("(");
        bool clocked = false;
        do
        {
            bool edge = tokens.Accept("posedge") || tokens.Accept("negedge");
            clocked |= edge;
            if (edge)
            {
                module.Controls.Add(tokens.ExpectName("the name of a clock or reset").Text);
            }
            else if (!tokens.Accept("*"))
            {
                expressions.Reference();
            }
        }
        while (tokens.Accept("or") || tokens.Accept(","));
        tokens.Expect(")");
        return clocked;
    }

    private void Table(VerilogModule module)
    {
        int line = tokens.Expect("case").Line;
        tokens.Expect("(");
        NetExpression selector = expressions.Net();
        tokens.Expect(")");
        string? target = null;
        int? otherwise = null;
        List<VerilogArm> arms = [];
        List<VerilogArm> labels = [];
        while (!tokens.Accept("endcase"))
        {
            int start = tokens.Next.Line;
            labels.Clear();
            bool isDefault = tokens.Accept("default");
            if (isDefault)
            {
                tokens.Accept(":");
            }
            else
            {
                do
                {
                    labels.Add(new VerilogArm(tokens.ExpectCode("a label, default or endcase"), 0, tokens.Next.Line));
                }
                while (tokens.Accept(","));
                tokens.Expect(":");
            }

            int value = Value(ref target);
            if (isDefault && otherwise is not null)
            {
                throw new ImportException(tokens.Path, start, 0, "a table has a second default, expected one at most");
            }

            otherwise = isDefault ? value : otherwise;
            arms.AddRange(labels.Select(label => label with { Value = value }));
        }

        module.Cases.Add(new VerilogCase(
            selector, target ?? throw new ImportException(tokens.Path, line, 0, "a table has no entries, expected at least one"), arms, otherwise, line));
    }

    private int Value(ref string? target)
    {
        bool block = tokens.Accept("begin");
        VerilogToken name = tokens.ExpectName(target is null ? "the name of a variable" : $"'{target}'");
        target ??= name.Text;
        if (name.Text != target)
        {
            throw tokens.Error(name, $"a table sets {name.Shown}, expected {ImportException.Quote(target)} as its other entries do");
        }

        if (!tokens.Accept("="))
        {
            tokens.Expect("<=");
        }

        int value = tokens.ExpectCode("an entry");
        tokens.Expect(";");
        if (block)
        {
            tokens.Expect("end");
        }

        return value;
    }

    private void Registers(VerilogModule module)
    {
        bool block = tokens.Accept("begin");
        do
        {
            if (tokens.Accept("if"))
            {
                Reset(module);
            }
            else
            {
                module.Assignments.Add(Assignment());
            }
        }
        while (block && !tokens.Accept("end"));
    }

    // One branch gives the constant that a register is reset to, the other what it takes over.
    private void Reset(VerilogModule module)
    {
        int line = tokens.Next.Line;
        tokens.Expect("(");
        if (!tokens.Accept("!"))
        {
            tokens.Accept("~");
        }

        module.Controls.Add(tokens.ExpectName("the name of a reset").Text);
        tokens.Expect(")");
        List<VerilogAssignment> first = Branch();
        tokens.Expect("else");
        List<VerilogAssignment> second = Branch();
        bool resetFirst = first.TrueForAll(assignment => assignment.Value is NetConstant);
        (List<VerilogAssignment> reset, List<VerilogAssignment> run) = resetFirst ? (first, second) : (second, first);
        if (!reset.TrueForAll(assignment => assignment.Value is NetConstant) || run.Exists(assignment => assignment.Value is NetConstant))
        {
            throw new ImportException(tokens.Path, line, 0, "found a condition at a clock's edge, expected a reset: constants in one branch and nets in the other");
        }

        module.Assignments.AddRange(run);
    }

    private List<VerilogAssignment> Branch()
    {
        if (!tokens.Accept("begin"))
        {
            return [Assignment()];
        }

        List<VerilogAssignment> assignments = [];
        while (!tokens.Accept("end"))
        {
            assignments.Add(Assignment());
        }

        return assignments;
    }

    private VerilogAssignment Assignment()
    {
        int line = tokens.Next.Line;
        NetReference target = expressions.Reference();
        tokens.Expect("<=");
        VerilogAssignment assignment = new(target, expressions.Net(), Clocked: true, line);
        tokens.Expect(";");
        return assignment;
    }
}
