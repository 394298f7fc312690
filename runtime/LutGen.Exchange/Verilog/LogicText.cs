namespace LutGen.Exchange.Verilog;

/// <summary>
/// Named values that logic consists of: wires of a module, or variables of a function. A function is there once however often it is called, in a simulator too,
/// while every instance of a module is there on its own.
/// </summary>
internal sealed class LogicText
{
    private readonly VerilogText? _variables;
    private readonly VerilogText _values;

    /// <summary>Wires.</summary>
    /// <param name="module">The module's text.</param>
    public LogicText(VerilogText module)
    {
        Module = module;
        _values = module;
    }

    private LogicText(VerilogText module, VerilogText variables, VerilogText values)
    {
        Module = module;
        _variables = variables;
        _values = values;
    }

    /// <summary>The module around it, for constants and functions that it needs.</summary>
    public VerilogText Module { get; }

    /// <summary>Writes a function of one vector.</summary>
    /// <param name="module">The module's text.</param>
    /// <param name="name">The function.</param>
    /// <param name="bits">Its width.</param>
    /// <param name="input">Its input.</param>
    /// <param name="inputBits">The input's width.</param>
    /// <param name="write">Writes the values, and gives the function's own as an expression.</param>
    public static void WriteFunction(VerilogText module, string name, int bits, string input, int inputBits, Func<LogicText, string> write)
    {
        (VerilogText variables, VerilogText values) = (module.Nested(), module.Nested());
        variables.Block(() => values.Block(() =>
        {
            variables.Line($"input [{inputBits - 1}:0] {input};");
            values.Line("begin");
            string result = "";
            values.Block(() => result = write(new LogicText(module, variables, values)));
            values.Block(() => values.Line($"{name} = {result};"));
            values.Line("end");
        }));

        module.Line($"function [{bits - 1}:0] {name};");
        module.Insert(variables);
        module.Insert(values);
        module.Line("endfunction");
    }

    /// <summary>Writes a comment.</summary>
    public void Comment(string comment) => _values.Line($"// {comment}");

    /// <summary>Writes an unsigned value.</summary>
    /// <param name="name">Its name, unique in the module.</param>
    /// <param name="bits">Its width.</param>
    /// <param name="value">What it is.</param>
    public void Value(string name, int bits, string value) => Declare(bits == 1 ? "" : $"[{bits - 1}:0] ", name, value);

    /// <summary>Writes a signed value.</summary>
    /// <inheritdoc cref="Value"/>
    public void SignedValue(string name, int bits, string value) => Declare($"signed [{bits - 1}:0] ", name, value);

    /// <summary>Writes the signed sum of much. In a block, an event-driven simulator adds up once, not again for every term that changes.</summary>
    /// <inheritdoc cref="Value"/>
    public void Sum(string name, int bits, string value)
    {
        if (_variables is not null)
        {
            SignedValue(name, bits, value);
            return;
        }

        _values.Line($"reg signed [{bits - 1}:0] {name};");
        _values.Line($"always @* {name} = {value};");
    }

    private void Declare(string kind, string name, string value)
    {
        _variables?.Line($"reg {kind}{name};");
        _values.Line(_variables is null ? $"wire {kind}{name} = {value};" : $"{name} = {value};");
    }
}
