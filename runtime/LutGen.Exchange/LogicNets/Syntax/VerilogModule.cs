namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>A module as a file has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">Its line.</param>
internal sealed record VerilogModule(string Name, string Path, int Line)
{
    /// <summary>The names of its ports in order.</summary>
    public List<string> Ports { get; } = [];

    /// <summary>Parameters and their default values, in order.</summary>
    public List<(string Name, SizeExpression Value)> Parameters { get; } = [];

    /// <summary>Ports, wires and variables by name, in order.</summary>
    public OrderedDictionary<string, VerilogNet> Nets { get; } = [];

    /// <summary>Continuous assignments, and the variables that a clock moves on.</summary>
    public List<VerilogAssignment> Assignments { get; } = [];

    /// <summary>The modules that it is made of.</summary>
    public List<VerilogInstance> Instances { get; } = [];

    /// <summary>Its tables.</summary>
    public List<VerilogCase> Cases { get; } = [];

    /// <summary>Names of clocks and resets.</summary>
    public HashSet<string> Controls { get; } = [];

    /// <summary>The error of a place in the module.</summary>
    public ImportException Error(int line, string problem) => new(Path, line, 0, problem);
}

/// <summary>What a net is to the outside of its module.</summary>
internal enum VerilogDirection
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An input.</summary>
    Input,

    /// <summary>An output.</summary>
    Output,
}

/// <summary>A port, wire or variable.</summary>
/// <param name="Direction">What it is to the outside.</param>
/// <param name="Range">Its bits, null for one bit.</param>
/// <param name="Line">Where it is declared.</param>
internal sealed record VerilogNet(VerilogDirection Direction, BitRange? Range, int Line);

/// <summary>Bits from the most significant to the least significant.</summary>
/// <param name="Most">Index of the most significant.</param>
/// <param name="Least">Index of the least significant.</param>
internal sealed record BitRange(SizeExpression Most, SizeExpression Least);

/// <summary>Gives a net the value of an expression, at once or when the clock ticks.</summary>
/// <param name="Target">What gets it.</param>
/// <param name="Value">What it gets.</param>
/// <param name="Clocked">Whether it is a register.</param>
/// <param name="Line">Where.</param>
internal sealed record VerilogAssignment(NetExpression Target, NetExpression Value, bool Clocked, int Line);

/// <summary>A module in another one.</summary>
/// <param name="Module">The module.</param>
/// <param name="Name">The instance.</param>
/// <param name="Parameters">What its parameters are set to.</param>
/// <param name="Ports">What its ports are connected to, null for nothing.</param>
/// <param name="Line">Where.</param>
internal sealed record VerilogInstance(
    string Module, string Name, IReadOnlyList<(string Name, SizeExpression Value)> Parameters, IReadOnlyList<(string Name, NetExpression? Value)> Ports, int Line);

/// <summary>A table: a variable set by the value of an expression.</summary>
/// <param name="Selector">The address.</param>
/// <param name="Target">The variable.</param>
/// <param name="Arms">The entries, as they are written.</param>
/// <param name="Default">The value everywhere else, null if the file does not say.</param>
/// <param name="Line">Where it begins.</param>
internal sealed record VerilogCase(NetExpression Selector, string Target, IReadOnlyList<VerilogArm> Arms, int? Default, int Line);

/// <summary>An entry of a table.</summary>
/// <param name="Label">Its address.</param>
/// <param name="Value">Its code.</param>
/// <param name="Line">Where it is.</param>
internal readonly record struct VerilogArm(int Label, int Value, int Line);
