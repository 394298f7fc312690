using LutGen.Networks;

namespace LutGen.Exchange.LogicNets;

/// <summary>Makes a network of tables that read and drive single bits: bits that belong to one code and are read side by side are read as that code.</summary>
internal sealed class TableAssembly
{
    private readonly string _path;
    private readonly Elaboration _elaboration;
    private readonly CodeOptions _options;
    private readonly NetworkBuilder _builder;
    private readonly LayeredAssembly _nodes;

    // The code that a bit belongs to, and which of its bits it is.
    private readonly Dictionary<int, (int Node, int Bit)> _places = [];
    private readonly Dictionary<(int Node, int Bit), int> _single = [];
    private readonly Dictionary<bool, int> _constants = [];

    /// <summary>Starts a network.</summary>
    /// <param name="path">The source, for messages.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="elaboration">The tables.</param>
    /// <param name="inputs">The input bits in order.</param>
    /// <param name="options">What codes mean.</param>
    public TableAssembly(string path, string name, Elaboration elaboration, int[] inputs, CodeOptions options)
    {
        int bits = options.InputBits ?? 1;
        if (inputs.Length == 0 || inputs.Length % Math.Max(bits, 1) != 0)
        {
            throw new ImportException(path, $"the network has {inputs.Length} input bits, expected {(inputs.Length == 0 ? "at least one" : $"a multiple of the {bits} bits of an input code")}");
        }

        (_path, _elaboration, _options) = (path, elaboration, options);
        _builder = new NetworkBuilder(name, CodeInterface.Encoder(path, inputs.Length / Math.Max(bits, 1), bits, options.InputScales));
        _nodes = new LayeredAssembly(_builder);
        for (int i = 0; i < inputs.Length; i++)
        {
            _places.Add(inputs[i], (i / bits, i % bits));
        }
    }

    /// <summary>Builds the network.</summary>
    /// <param name="tables">Indices of the tables, each behind those that it reads.</param>
    /// <param name="outputs">The output bits in order.</param>
    /// <param name="metadata">Where the network comes from.</param>
    public LutNetwork Build(IReadOnlyList<int> tables, int[] outputs, NetworkMetadata metadata)
    {
        foreach (int table in tables)
        {
            Add(_elaboration.Tables[table]);
        }

        int bits = _options.OutputBits ?? WidthOfOutputs(outputs);
        if (bits is < 1 or > NetworkLimits.SignalBits || outputs.Length % bits != 0)
        {
            throw new ImportException(_path, $"the network has {outputs.Length} output bits, expected a multiple of the {bits} bits of an output code, and codes of 1 to {NetworkLimits.SignalBits}");
        }

        int[] codes = [.. outputs.Chunk(bits).Select(Code)];
        int[] signals = _nodes.Build();
        return _builder.Build(CodeInterface.Head(_path, [.. codes.Select(code => signals[code])], _options), metadata);
    }

    // Codes wider than what may address a table are kept as single bits.
    private void Add(TableInstance instance)
    {
        TruthTable table = instance.Table.Table;
        int[] operands = Operands(instance.Address);
        if (table.OutputBits <= NetworkLimits.AddressInputBits)
        {
            int node = _nodes.Add(operands, table);
            for (int bit = 0; bit < table.OutputBits; bit++)
            {
                _places.Add(instance.FirstOutput + bit, (node, bit));
            }

            return;
        }

        for (int bit = 0; bit < table.OutputBits; bit++)
        {
            int plane = bit;
            _places.Add(instance.FirstOutput + bit, (_nodes.Add(operands, TruthTable.FromFunction(table.AddressBits, 1, address => (table[address] >> plane) & 1)), 0));
        }
    }

    /// <summary>The nodes whose codes side by side are some bits.</summary>
    /// <param name="bits">The bits, the most significant first.</param>
    private int[] Operands(int[] bits)
    {
        (int Node, int Bit)[] places = [.. bits.Select(PlaceOf)];
        List<int> operands = [];
        for (int i = 0; i < places.Length;)
        {
            (int node, int bit) = places[i];
            int width = _nodes.WidthOf(node);
            bool whole = bit == width - 1 && i + width <= places.Length && Enumerable.Range(0, width).All(offset => places[i + offset] == (node, width - 1 - offset));
            operands.Add(whole ? node : Single(node, bit));
            i += whole ? width : 1;
        }

        return [.. operands];
    }

    private (int Node, int Bit) PlaceOf(int bit)
    {
        (int end, _) = _elaboration.Bits.Resolve(bit);
        if (_places.TryGetValue(end, out (int Node, int Bit) place))
        {
            return place;
        }

        bool value = _elaboration.Bits.SourceOf(end) == BitSource.One;
        if (!_constants.TryGetValue(value, out int constant))
        {
            _constants.Add(value, constant = _nodes.Add([], TruthTable.FromWord(0, value ? 1u : 0)));
        }

        return (constant, 0);
    }

    private int Single(int node, int bit)
    {
        int width = _nodes.WidthOf(node);
        if (!_single.TryGetValue((node, bit), out int single))
        {
            single = width == 1 ? node : _nodes.Add([node], TruthTable.FromFunction(width, 1, code => (code >> bit) & 1));
            _single.Add((node, bit), single);
        }

        return single;
    }

    private int Code(int[] bits)
    {
        int[] operands = Operands([.. bits.Reverse()]);
        return operands.Length == 1 ? operands[0] : _nodes.Add(operands, TruthTable.FromFunction(bits.Length, bits.Length, code => code));
    }

    // The family's outputs are the last layer's codes one after the other.
    private int WidthOfOutputs(int[] outputs)
    {
        (int Node, int Bit)[] places = [.. outputs.Select(PlaceOf)];
        int width = _nodes.WidthOf(places[0].Node);
        return places.Length % width == 0 && places.Chunk(width).All(code => code.Select((place, i) => place == (code[0].Node, i)).All(right => right) && _nodes.WidthOf(code[0].Node) == width)
            ? width
            : 1;
    }
}
