namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>Reads what a module declares: parameters, ports of either style, wires and variables.</summary>
/// <param name="tokens">The file.</param>
/// <param name="expressions">Reads its expressions.</param>
/// <param name="module">The module that gets them.</param>
internal sealed class VerilogDeclarationParser(VerilogTokens tokens, VerilogExpressionParser expressions, VerilogModule module)
{
    private readonly HashSet<string> _ports = [];

    /// <summary>Reads what stands between a module's name and its body.</summary>
    public void Header()
    {
        if (tokens.Accept("#"))
        {
            tokens.Expect("(");
            do
            {
                tokens.Expect("parameter");
                Parameter();
            }
            while (tokens.Accept(","));
            tokens.Expect(")");
        }

        if (tokens.Accept("("))
        {
            Ports();
            tokens.Expect(")");
        }

        tokens.Expect(";");
    }

    /// <summary>Reads parameters in the body.</summary>
    public void Parameters()
    {
        tokens.Read();
        do
        {
            Parameter();
        }
        while (tokens.Accept(","));
        tokens.Expect(";");
    }

    /// <summary>Reads the directions of ports in the body.</summary>
    public void Directions()
    {
        (VerilogDirection direction, BitRange? range) = PortKind();
        do
        {
            VerilogToken name = tokens.ExpectName("the name of a port");
            if (!_ports.Contains(name.Text))
            {
                throw tokens.Error(name, $"{name.Shown} is no port of module {ImportException.Quote(module.Name)}, expected one of its list");
            }

            Declare(name, direction, range);
        }
        while (tokens.Accept(","));
        tokens.Expect(";");
    }

    /// <summary>Reads wires or variables in the body, with what they are assigned at once.</summary>
    public void Wires()
    {
        tokens.Read();
        BitRange? range = tokens.Next.Is("[") ? expressions.Range() : null;
        do
        {
            VerilogToken name = tokens.ExpectName("the name of a net");
            Declare(name, VerilogDirection.None, range);
            if (tokens.Accept("="))
            {
                module.Assignments.Add(new VerilogAssignment(new NetReference(name.Text, null, name.Line), expressions.Net(), Clocked: false, name.Line));
            }
        }
        while (tokens.Accept(","));
        tokens.Expect(";");
    }

    /// <summary>Checks that every port got a direction.</summary>
    public void CheckPorts()
    {
        if (module.Ports.Find(port => !module.Nets.TryGetValue(port, out VerilogNet? net) || net.Direction == VerilogDirection.None) is { } without)
        {
            throw module.Error(module.Line, $"port {ImportException.Quote(without)} of module {ImportException.Quote(module.Name)} has no direction, expected input or output");
        }
    }

    // Either declarations with their directions, or names that are declared in the body.
    private void Ports()
    {
        if (tokens.Next.Is(")"))
        {
            return;
        }

        bool named = tokens.IsName;
        (VerilogDirection direction, BitRange? range) = (VerilogDirection.None, null);
        do
        {
            if (!named && (tokens.Next.Is("input") || tokens.Next.Is("output") || direction == VerilogDirection.None))
            {
                (direction, range) = PortKind();
            }

            VerilogToken name = tokens.ExpectName(named ? "the name of a port" : "the name of a port, input or output");
            if (!_ports.Add(name.Text))
            {
                throw tokens.Error(name, $"{name.Shown} stands twice in the list of ports, expected once");
            }

            module.Ports.Add(name.Text);
            if (!named)
            {
                Declare(name, direction, range);
            }
        }
        while (tokens.Accept(","));
    }

    private (VerilogDirection Direction, BitRange? Range) PortKind()
    {
        VerilogDirection direction = tokens.Accept("input") ? VerilogDirection.Input : tokens.Accept("output") ? VerilogDirection.Output : throw tokens.Unexpected("input or output");
        if (!tokens.Accept("wire"))
        {
            tokens.Accept("reg");
        }

        return (direction, tokens.Next.Is("[") ? expressions.Range() : null);
    }

    // A port may be declared once with its direction, and once more as a wire or a variable.
    private void Declare(VerilogToken name, VerilogDirection direction, BitRange? range)
    {
        if (!module.Nets.TryGetValue(name.Text, out VerilogNet? known))
        {
            module.Nets.Add(name.Text, new VerilogNet(direction, range, name.Line));
        }
        else if ((known.Direction == VerilogDirection.None) == (direction == VerilogDirection.None))
        {
            throw tokens.Error(name, $"{name.Shown} is declared twice, expected once: first in line {known.Line}");
        }
        else
        {
            module.Nets[name.Text] = new VerilogNet(direction == VerilogDirection.None ? known.Direction : direction, known.Range ?? range, known.Line);
        }
    }

    private void Parameter()
    {
        if (tokens.Next.Is("["))
        {
            expressions.Range();
        }

        string name = tokens.ExpectName("the name of a parameter").Text;
        tokens.Expect("=");
        module.Parameters.Add((name, expressions.Size()));
    }
}
