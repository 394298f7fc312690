namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>Reads expressions of bits and of sizes.</summary>
/// <param name="tokens">The file, standing on an expression.</param>
internal sealed class VerilogExpressionParser(VerilogTokens tokens)
{
    // Deeper ones are nobody's; the reader goes down by calling itself.
    private const int MostDepth = 32;
    private const int MostOperators = 64;

    /// <summary>Reads an expression of bits.</summary>
    public NetExpression Net() => Net(0);

    /// <summary>Reads a name, all of it or some bits.</summary>
    public NetReference Reference()
    {
        VerilogToken name = tokens.ExpectName("the name of a net, a concatenation in braces or a number");
        return new NetReference(name.Text, tokens.Next.Is("[") ? Range(single: true) : null, name.Line);
    }

    /// <summary>Reads bits in brackets.</summary>
    /// <param name="single">Whether one index alone may stand there.</param>
    public BitRange Range(bool single = false)
    {
        tokens.Expect("[");
        SizeExpression most = Size();
        SizeExpression least = most;
        if (!single || tokens.Next.Is(":"))
        {
            tokens.Expect(":");
            least = Size();
        }

        tokens.Expect("]");
        return new BitRange(most, least);
    }

    /// <summary>Reads a size or an index.</summary>
    public SizeExpression Size()
    {
        int operators = 0;
        return Sum(0, ref operators);
    }

    private NetExpression Net(int depth)
    {
        VerilogToken first = tokens.Next;
        if (first.Kind == VerilogTokenKind.Number)
        {
            return new NetConstant(tokens.ExpectNumber("a number"), first.Line);
        }

        if (!first.Is("{"))
        {
            return Reference();
        }

        if (depth == MostDepth)
        {
            throw tokens.Error($"concatenations stand in one another deeper than {MostDepth}, expected at most as deep");
        }

        tokens.Read();
        List<NetExpression> parts = [];
        SizeExpression? repeats = null;
        do
        {
            parts.Add(Net(depth + 1));
            if (parts.Count == 1 && tokens.Next.Is("{"))
            {
                repeats = Repeats(parts[0]);
                parts = [Net(depth + 1)];
                break;
            }
        }
        while (tokens.Accept(","));

        tokens.Expect("}");
        return new NetConcatenation(parts, repeats, first.Line);
    }

    private SizeExpression Repeats(NetExpression count) => count switch
    {
        NetConstant { Number.Value: <= int.MaxValue } constant => new SizeNumber((int)constant.Number.Value),
        NetReference { Range: null } name => new SizeParameter(name.Name),
        _ => throw tokens.Unexpected("',' or '}'"),
    };

    private SizeExpression Sum(int depth, ref int operators)
    {
        SizeExpression sum = Product(depth, ref operators);
        while (tokens.Next.Is("+") || tokens.Next.Is("-"))
        {
            char sign = Operator(ref operators);
            sum = new SizeOperation(sign, sum, Product(depth, ref operators));
        }

        return sum;
    }

    private SizeExpression Product(int depth, ref int operators)
    {
        SizeExpression product = Factor(depth, ref operators);
        while (tokens.Next.Is("*"))
        {
            char sign = Operator(ref operators);
            product = new SizeOperation(sign, product, Factor(depth, ref operators));
        }

        return product;
    }

    private SizeExpression Factor(int depth, ref int operators)
    {
        if (tokens.IsName)
        {
            return new SizeParameter(tokens.Read().Text);
        }

        if (!tokens.Next.Is("("))
        {
            return new SizeNumber(tokens.ExpectCode("a size"));
        }

        if (depth == MostDepth)
        {
            throw tokens.Error($"parentheses stand in one another deeper than {MostDepth}, expected at most as deep");
        }

        tokens.Read();
        SizeExpression inner = Sum(depth + 1, ref operators);
        tokens.Expect(")");
        return inner;
    }

    private char Operator(ref int operators) => ++operators <= MostOperators
        ? tokens.Read().Text[0]
        : throw tokens.Error($"a size has more than {MostOperators} operators, expected at most as many");
}
