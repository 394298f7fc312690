using LutGen.Exchange.LogicNets.Syntax;

namespace LutGen.Exchange.LogicNets;

/// <summary>One instance of a module: its parameters and nets, and what expressions mean there.</summary>
/// <param name="Module">The module.</param>
/// <param name="Parameters">Its parameters' values.</param>
/// <param name="Nets">Its nets by name.</param>
/// <param name="Bits">The bits of all instances.</param>
internal sealed record ModuleScope(VerilogModule Module, IReadOnlyDictionary<string, int> Parameters, IReadOnlyDictionary<string, BitNet> Nets, BitNets Bits)
{
    private const int MostBits = 1 << 20;

    /// <summary>The net of a name.</summary>
    public BitNet NetOf(string name, int line) => Nets.TryGetValue(name, out BitNet? net)
        ? net
        : throw Module.Error(line, $"net {ImportException.Quote(name)} is not declared in module {ImportException.Quote(Module.Name)}, expected one that is");

    /// <summary>The value of a size.</summary>
    public int Value(SizeExpression size, int line) => size.Evaluate(Parameters) ?? throw Module.Error(line, "a size is unknown or beyond 32 bits, expected numbers and parameters");

    /// <summary>The bits between brackets.</summary>
    public (int Most, int Least) RangeOf(BitRange range, int line)
    {
        (int most, int least) = (Value(range.Most, line), Value(range.Least, line));
        return least >= 0 && most >= least ? (most, least) : throw Module.Error(line, $"found bits [{most}:{least}], expected the larger index first and both at least 0");
    }

    /// <summary>The bits of an expression, least significant first.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="width">How wide a constant without a size is; 0 where it must have one.</param>
    public int[] BitsOf(NetExpression expression, int width)
    {
        List<int> bits = [];
        Add(bits, expression, width);
        return bits.Count == width || width == 0
            ? [.. bits]
            : throw Module.Error(expression.Line, $"found an expression of {bits.Count} bits, expected {width} as what it is given to has");
    }

    /// <summary>The bits of what can be assigned to, least significant first.</summary>
    public int[] TargetOf(NetExpression expression)
    {
        List<int> bits = [];
        Add(bits, RequireTarget(expression), 0);
        return [.. bits];
    }

    /// <summary>Gives bits the values of others.</summary>
    public void Connect(int[] target, int[] source, bool clocked, int line)
    {
        for (int i = 0; i < target.Length; i++)
        {
            Bits.Drive(target[i], clocked ? BitSource.Register : BitSource.Bit, source[i], Module, line);
        }
    }

    private NetExpression RequireTarget(NetExpression expression) => expression switch
    {
        NetReference => expression,
        NetConcatenation { Repeats: null } concatenation when concatenation.Parts.All(part => RequireTarget(part) is not null) => expression,
        _ => throw Module.Error(expression.Line, "found a constant or a repetition, expected nets that can be driven"),
    };

    private void Add(List<int> bits, NetExpression expression, int width)
    {
        switch (expression)
        {
            case NetReference reference:
                BitNet net = NetOf(reference.Name, reference.Line);
                (int most, int least) = reference.Range is null ? (net.Least + net.Width - 1, net.Least) : RangeOf(reference.Range, reference.Line);
                if (least < net.Least || most >= net.Least + net.Width)
                {
                    throw Module.Error(
                        reference.Line, $"found bits [{most}:{least}] of net {ImportException.Quote(reference.Name)}, expected some of [{net.Least + net.Width - 1}:{net.Least}]");
                }

                AddAll(bits, Enumerable.Range(net.First + least - net.Least, most - least + 1), expression.Line);
                break;
            case NetConstant constant:
                AddConstant(bits, constant, constant.Number.Width > 0 ? constant.Number.Width : width);
                break;
            case NetConcatenation concatenation:
                List<int> parts = [];
                foreach (NetExpression part in concatenation.Parts.Reverse())
                {
                    Add(parts, part, 0);
                }

                int repeats = concatenation.Repeats is null ? 1 : Value(concatenation.Repeats, concatenation.Line);
                if (repeats < 1 || (long)repeats * parts.Count > MostBits)
                {
                    throw Module.Error(concatenation.Line, $"found {parts.Count} bits {repeats} times, expected 1 to {MostBits} together");
                }

                for (int i = 0; i < repeats; i++)
                {
                    AddAll(bits, parts, expression.Line);
                }

                break;
        }
    }

    private void AddAll(List<int> bits, IEnumerable<int> more, int line)
    {
        bits.AddRange(more);
        if (bits.Count > MostBits)
        {
            throw Module.Error(line, $"an expression has more than {MostBits} bits, expected at most as many");
        }
    }

    private void AddConstant(List<int> bits, NetConstant constant, int width)
    {
        ulong value = constant.Number.Value;
        if (width == 0 || (width < 64 && value >> width != 0))
        {
            throw Module.Error(constant.Line, width == 0 ? "found a number without a size, expected one with its bits, as 2'b01" : $"found {value}, expected a value of {width} bits");
        }

        BitNet net = Bits.Add(Module, "constant", width, 0, constant.Line);
        for (int i = 0; i < width; i++)
        {
            Bits.Drive(net.First + i, i < 64 && ((value >> i) & 1) != 0 ? BitSource.One : BitSource.Zero, 0, Module, constant.Line);
            bits.Add(net.First + i);
        }
    }
}
