namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>An expression of bits: parts of nets and constants side by side.</summary>
/// <param name="Line">Where it is.</param>
internal abstract record NetExpression(int Line);

/// <summary>A net, one of its bits, or some that stand side by side.</summary>
/// <param name="Name">The net.</param>
/// <param name="Range">Which bits; null for all.</param>
/// <param name="Line">Where it is.</param>
internal sealed record NetReference(string Name, BitRange? Range, int Line) : NetExpression(Line);

/// <summary>A constant.</summary>
/// <param name="Number">The number; one without a size is as wide as what it is given to.</param>
/// <param name="Line">Where it is.</param>
internal sealed record NetConstant(VerilogNumber Number, int Line) : NetExpression(Line);

/// <summary>Expressions side by side, the first the most significant.</summary>
/// <param name="Parts">The expressions.</param>
/// <param name="Repeats">How often they stand there, null for once.</param>
/// <param name="Line">Where it is.</param>
internal sealed record NetConcatenation(IReadOnlyList<NetExpression> Parts, SizeExpression? Repeats, int Line) : NetExpression(Line);

/// <summary>A size or an index: numbers and parameters, added, subtracted and multiplied.</summary>
internal abstract record SizeExpression
{
    /// <summary>The value, or null where a parameter is not known or the value leaves 32 bits.</summary>
    /// <param name="parameters">The parameters' values.</param>
    public abstract int? Evaluate(IReadOnlyDictionary<string, int> parameters);
}

/// <summary>A number.</summary>
/// <param name="Value">Its value.</param>
internal sealed record SizeNumber(int Value) : SizeExpression
{
    /// <inheritdoc/>
    public override int? Evaluate(IReadOnlyDictionary<string, int> parameters) => Value;
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
internal sealed record SizeParameter(string Name) : SizeExpression
{
    /// <inheritdoc/>
    public override int? Evaluate(IReadOnlyDictionary<string, int> parameters) => parameters.TryGetValue(Name, out int value) ? value : null;
}

/// <summary>Two sizes brought together.</summary>
/// <param name="Operator">One of + - *.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
internal sealed record SizeOperation(char Operator, SizeExpression Left, SizeExpression Right) : SizeExpression
{
    /// <inheritdoc/>
    public override int? Evaluate(IReadOnlyDictionary<string, int> parameters)
    {
        if (Left.Evaluate(parameters) is not { } left || Right.Evaluate(parameters) is not { } right)
        {
            return null;
        }

        long value = Operator switch { '+' => (long)left + right, '-' => (long)left - right, _ => (long)left * right };
        return value == (int)value ? (int)value : null;
    }
}
