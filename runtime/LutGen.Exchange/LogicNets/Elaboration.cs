using LutGen.Exchange.LogicNets.Syntax;

namespace LutGen.Exchange.LogicNets;

/// <summary>A table of one instance of a module.</summary>
/// <param name="Address">The bits that it reads, the most significant first.</param>
/// <param name="FirstOutput">The least significant bit that it drives.</param>
/// <param name="Table">The table.</param>
/// <param name="Module">Its module.</param>
/// <param name="Line">Where it is.</param>
internal sealed record TableInstance(int[] Address, int FirstOutput, CaseTable Table, VerilogModule Module, int Line);

/// <summary>Follows the instances of modules from the top down and makes bits of all nets.</summary>
internal sealed class Elaboration
{
    /// <summary>The family's register, which a folder may lack: inputs data_in, clk, rst, output data_out.</summary>
    public const string RegisterModule = "myreg";

    private const int MostDepth = 64;
    private const int MostInstances = 1 << 18;
    private const int MostWidth = 1 << 20;

    // All tables together: the file of a few large ones is short.
    private const long MostTableBits = 1L << 28;

    private readonly VerilogLibrary _library;
    private readonly Dictionary<(VerilogCase Case, int AddressBits, int OutputBits), CaseTable> _tables = [];
    private int _instances;
    private long _tableBits;

    private Elaboration(VerilogLibrary library) => _library = library;

    /// <summary>All nets.</summary>
    public BitNets Bits { get; } = new();

    /// <summary>All tables, in the order of the instances.</summary>
    public List<TableInstance> Tables { get; } = [];

    /// <summary>The top module's inputs, in the order of its ports.</summary>
    public List<BitNet> Inputs { get; } = [];

    /// <summary>The top module's outputs, in the order of its ports.</summary>
    public List<BitNet> Outputs { get; } = [];

    /// <summary>Bits of clocks and resets, as registers name them.</summary>
    public HashSet<int> Controls { get; } = [];

    /// <summary>The index of the table that drives a bit.</summary>
    public int TableOf(int bit) => Bits.FromOf(bit);

    /// <summary>Elaborates a network.</summary>
    /// <exception cref="ImportException">Modules do not fit together.</exception>
    public static Elaboration Run(VerilogLibrary library, VerilogModule top)
    {
        Elaboration elaboration = new(library);
        Dictionary<string, BitNet> nets = elaboration.Module(top, new Dictionary<string, int>(), 0);
        foreach (string port in top.Ports)
        {
            bool isInput = top.Nets[port].Direction == VerilogDirection.Input;
            (isInput ? elaboration.Inputs : elaboration.Outputs).Add(nets[port]);
            for (int i = 0; isInput && i < nets[port].Width; i++)
            {
                elaboration.Bits.Drive(nets[port].First + i, BitSource.Input, 0, top, top.Nets[port].Line);
            }
        }

        return elaboration;
    }

    private Dictionary<string, BitNet> Module(VerilogModule module, Dictionary<string, int> parameters, int depth)
    {
        foreach ((string name, SizeExpression value) in module.Parameters)
        {
            parameters.TryAdd(name, value.Evaluate(parameters) ?? throw module.Error(module.Line, $"the value of parameter {ImportException.Quote(name)} is unknown, expected numbers and parameters before it"));
        }

        Dictionary<string, BitNet> nets = [];
        ModuleScope scope = new(module, parameters, nets, Bits);
        foreach ((string name, VerilogNet net) in module.Nets)
        {
            (int most, int least) = net.Range is null ? (0, 0) : scope.RangeOf(net.Range, net.Line);
            if ((long)most - least >= MostWidth)
            {
                throw module.Error(net.Line, $"net {ImportException.Quote(name)} has {(long)most - least + 1} bits, expected at most {MostWidth}");
            }

            nets.Add(name, Bits.Add(module, name, most - least + 1, least, net.Line));
        }

        foreach (VerilogAssignment assignment in module.Assignments)
        {
            int[] target = scope.TargetOf(assignment.Target);
            scope.Connect(target, scope.BitsOf(assignment.Value, target.Length), assignment.Clocked, assignment.Line);
        }

        foreach (VerilogCase table in module.Cases)
        {
            AddTable(scope, table);
        }

        foreach (string control in module.Controls)
        {
            Controls.Add(scope.NetOf(control, module.Line).First);
        }

        foreach (VerilogInstance instance in module.Instances)
        {
            Instance(scope, instance, depth + 1);
        }

        return nets;
    }

    private void AddTable(ModuleScope scope, VerilogCase table)
    {
        int[] address = scope.BitsOf(table.Selector, 0);
        BitNet target = scope.NetOf(table.Target, table.Line);
        var key = (table, address.Length, target.Width);
        if (!_tables.TryGetValue(key, out CaseTable? complete))
        {
            _tables.Add(key, complete = CaseTable.Complete(scope.Module, table, address.Length, target.Width));
        }

        _tableBits += (long)complete.Table.Length * target.Width;
        if (_tableBits > MostTableBits)
        {
            throw scope.Module.Error(table.Line, $"with this table of {complete.Table.Length} entries all tables have more than {MostTableBits} bits together, expected at most as many");
        }

        for (int i = 0; i < target.Width; i++)
        {
            Bits.Drive(target.First + i, BitSource.Table, Tables.Count, scope.Module, table.Line);
        }

        Array.Reverse(address);
        Tables.Add(new TableInstance(address, target.First, complete, scope.Module, table.Line));
    }

    private void Instance(ModuleScope parent, VerilogInstance instance, int depth)
    {
        if (depth > MostDepth || ++_instances > MostInstances)
        {
            throw parent.Module.Error(instance.Line, depth > MostDepth
                ? $"modules stand in one another deeper than {MostDepth}, expected at most as deep and no module within itself"
                : $"there are more than {MostInstances} instances of modules, expected at most as many");
        }

        VerilogModule? module = _library.Find(instance.Module);
        if (module is null && instance.Module == RegisterModule)
        {
            Register(parent, instance);
            return;
        }

        if (module is null)
        {
            throw parent.Module.Error(instance.Line, $"module {ImportException.Quote(instance.Module)} is used, expected a file that defines it");
        }

        Dictionary<string, int> parameters = [];
        foreach ((string name, SizeExpression value) in instance.Parameters)
        {
            parameters.Add(
                module.Parameters.Exists(parameter => parameter.Name == name) ? name : throw parent.Module.Error(instance.Line, $"module {ImportException.Quote(module.Name)} has no parameter {ImportException.Quote(name)}"),
                parent.Value(value, instance.Line));
        }

        Dictionary<string, BitNet> nets = Module(module, parameters, depth);
        HashSet<string> ports = [.. module.Ports];
        foreach ((string name, NetExpression? value) in instance.Ports)
        {
            if (!ports.Contains(name))
            {
                throw parent.Module.Error(instance.Line, $"module {ImportException.Quote(module.Name)} has no port {ImportException.Quote(name)}");
            }

            if (value is not null)
            {
                bool isInput = module.Nets[name].Direction == VerilogDirection.Input;
                Connect(parent, instance, name, nets[name], value, isInput);
            }
        }
    }

    private static void Connect(ModuleScope parent, VerilogInstance instance, string port, BitNet net, NetExpression value, bool isInput)
    {
        int[] inside = [.. Enumerable.Range(net.First, net.Width)];
        int[] outside = isInput ? parent.BitsOf(value, net.Width) : parent.TargetOf(value);
        if (outside.Length != inside.Length)
        {
            throw parent.Module.Error(instance.Line, $"port {ImportException.Quote(port)} of {ImportException.Quote(instance.Module)} has {inside.Length} bits and is given {outside.Length}, expected as many");
        }

        (int[] target, int[] source) = isInput ? (inside, outside) : (outside, inside);
        parent.Connect(target, source, clocked: false, instance.Line);
    }

    private void Register(ModuleScope parent, VerilogInstance instance)
    {
        NetExpression Port(string name) => instance.Ports.FirstOrDefault(port => port.Name == name).Value
            ?? throw parent.Module.Error(instance.Line, $"a register has no port {name}, expected data_in and data_out");
        int[] target = parent.TargetOf(Port("data_out"));
        parent.Connect(target, parent.BitsOf(Port("data_in"), target.Length), clocked: true, instance.Line);
        foreach ((string name, NetExpression? value) in instance.Ports)
        {
            if (name is "clk" or "rst" && value is not null)
            {
                Controls.UnionWith(parent.BitsOf(value, 1));
            }
        }
    }
}
