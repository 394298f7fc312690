namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>
/// Reads modules of the Verilog that generators of LogicNets' family write (IEEE 1364-2001): ports, nets, continuous assignments of nets, instances by named
/// ports, tables as <c>case</c>, and registers. Anything else is refused where it stands.
/// </summary>
internal sealed class VerilogModuleParser
{
    private readonly VerilogTokens _tokens;
    private readonly VerilogExpressionParser _expressions;
    private readonly VerilogAlwaysParser _always;

    private VerilogModuleParser(VerilogTokens tokens)
    {
        _tokens = tokens;
        _expressions = new VerilogExpressionParser(tokens);
        _always = new VerilogAlwaysParser(tokens, _expressions);
    }

    /// <summary>Reads all modules of a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ImportException">The file has something else.</exception>
    public static IEnumerable<VerilogModule> ReadAll(string path, TextReader text)
    {
        VerilogModuleParser parser = new(new VerilogTokens(new VerilogLexer(path, text)));
        while (parser._tokens.Next.Kind != VerilogTokenKind.End)
        {
            yield return parser.Module();
        }
    }

    private VerilogModule Module()
    {
        VerilogToken start = _tokens.Expect("module");
        VerilogModule module = new(_tokens.ExpectName("the name of a module").Text, _tokens.Path, start.Line);
        VerilogDeclarationParser declarations = new(_tokens, _expressions, module);
        declarations.Header();
        while (!_tokens.Accept("endmodule"))
        {
            Item(module, declarations);
        }

        declarations.CheckPorts();
        return module;
    }

    private void Item(VerilogModule module, VerilogDeclarationParser declarations)
    {
        switch (_tokens.Next)
        {
            case { Kind: VerilogTokenKind.Word, Text: "input" or "output" }:
                declarations.Directions();
                break;
            case { Kind: VerilogTokenKind.Word, Text: "wire" or "reg" }:
                declarations.Wires();
                break;
            case { Kind: VerilogTokenKind.Word, Text: "parameter" or "localparam" }:
                declarations.Parameters();
                break;
            case { Kind: VerilogTokenKind.Word, Text: "assign" }:
                Assign(module);
                break;
            case { Kind: VerilogTokenKind.Word, Text: "always" }:
                _always.Read(module);
                break;
            case var _ when _tokens.IsName:
                Instance(module);
                break;
            default:
                throw _tokens.Unexpected("a port, wire, reg, parameter, assign, always, an instance of a module, or endmodule");
        }
    }

    private void Assign(VerilogModule module)
    {
        _tokens.Read();
        do
        {
            int line = _tokens.Next.Line;
            NetExpression target = _expressions.Net();
            _tokens.Expect("=");
            module.Assignments.Add(new VerilogAssignment(target, _expressions.Net(), Clocked: false, line));
        }
        while (_tokens.Accept(","));
        _tokens.Expect(";");
    }

    private void Instance(VerilogModule holder)
    {
        VerilogToken module = _tokens.Read();
        List<(string, SizeExpression)> parameters = [];
        if (_tokens.Accept("#"))
        {
            Named("a parameter as .NAME(VALUE)", name => parameters.Add((name, _expressions.Size())));
        }

        VerilogToken instance = _tokens.ExpectName("the name of an instance");
        List<(string, NetExpression?)> ports = [];
        Named("a port as .NAME(NET)", name => ports.Add((name, _tokens.Next.Is(")") ? null : _expressions.Net())));
        _tokens.Expect(";");
        holder.Instances.Add(new VerilogInstance(module.Text, instance.Text, parameters, ports, module.Line));
    }

    private void Named(string what, Action<string> add)
    {
        HashSet<string> names = [];
        _tokens.Expect("(");
        do
        {
            if (!_tokens.Accept("."))
            {
                throw _tokens.Unexpected(what);
            }

            VerilogToken name = _tokens.ExpectName(what);
            if (!names.Add(name.Text))
            {
                throw _tokens.Error(name, $"{name.Shown} stands here twice, expected once");
            }

            _tokens.Expect("(");
            add(name.Text);
            _tokens.Expect(")");
        }
        while (_tokens.Accept(","));
        _tokens.Expect(")");
    }
}
