using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>Brings the inputs of a layer's neurons into terms.</summary>
/// <param name="layer">The neurons.</param>
/// <param name="codeOf">Where each of their inputs stands.</param>
internal sealed class MacSumBuilder(MacLayer layer, Func<int, LineCode> codeOf)
{
    // Signed halves of a number: the codes of a pair must be positive in them.
    private const int MostPairBits = 15;

    private readonly ProductForm?[] _forms = layer.Tables.Select(ProductForm.Of).ToArray();
    private readonly Dictionary<(int Table, int Shift), int> _tableIndex = [];
    private readonly List<int[]> _tables = [];

    /// <summary>The bits of a line's numbers that count in pairs; -1 for all.</summary>
    public int Mask { get; } = MaskOf(layer);

    /// <summary>Partial products that are looked up.</summary>
    public IReadOnlyList<int[]> Tables => _tables;

    /// <summary>The sum of a neuron; null when its scale has no exact form in 32 bits.</summary>
    public MacSum? SumOf(MacNeuron neuron)
    {
        int constant = neuron.Bias;
        long bound = Math.Abs((long)neuron.Bias);
        var pairs = new SortedDictionary<int, (int Lower, int Upper)>();
        var wides = new List<WideTerm>();
        var chunks = new List<ChunkTerm>();
        foreach (MacInput input in neuron.Inputs)
        {
            ProductTable table = layer.Tables[input.Table];
            int width = layer.Scope.WidthOf(input.Signal);
            LineCode code = codeOf(input.Signal);
            int shift = code.IsUpper ? 16 : 0;
            constant = unchecked(constant + (layer.DroppedChunks > 0 ? table.Dropped : 0));
            bound += layer.DroppedChunks > 0 ? Math.Abs((long)table.Dropped) : 0;
            for (int first = layer.DroppedChunks * layer.ChunkBits; first < width; first += layer.ChunkBits)
            {
                bound += table.LargestMagnitude << first;
                constant = unchecked(constant + ((_forms[input.Table]?.Constant ?? 0) << first));
                if (_forms[input.Table] is null)
                {
                    chunks.Add(new ChunkTerm(code.Line, shift + first, TableOf(input.Table, first)));
                }
            }

            if (_forms[input.Table] is { Weight: not 0 } form && CodeMask(layer, form, width) is not 0 and int mask)
            {
                pairs.TryGetValue(code.Line, out (int Lower, int Upper) pair);
                long sum = (long)(code.IsUpper ? pair.Upper : pair.Lower) + form.Weight;
                if (width <= MostPairBits && sum == (short)sum && HasMask(mask, width))
                {
                    pairs[code.Line] = code.IsUpper ? (pair.Lower, (int)sum) : ((int)sum, pair.Upper);
                }
                else
                {
                    wides.Add(new WideTerm(code.Line, shift, mask, form.Weight));
                }
            }
        }

        return MacScale.Of(bound, neuron.Multiplier, neuron.Shift, neuron.Zero, layer.OutputBits) is { } scale
            ? new MacSum(
                constant,
                pairs.Where(pair => pair.Value != (0, 0)).Select(pair => new PairTerm(pair.Key, pair.Value.Lower & 0xFFFF | pair.Value.Upper << 16)).ToArray(),
                wides,
                chunks,
                scale)
            : null;
    }

    // Where all weights that fit pairs leave out the same bits, these are taken off once for two codes; where they differ, only whole codes are pairs.
    private static int MaskOf(MacLayer layer)
    {
        int? common = null;
        ProductForm?[] forms = layer.Tables.Select(ProductForm.Of).ToArray();
        foreach (MacInput input in layer.Neurons.SelectMany(neuron => neuron.Inputs))
        {
            int width = layer.Scope.WidthOf(input.Signal);
            if (forms[input.Table] is { Weight: not 0 } form && width <= MostPairBits && CodeMask(layer, form, width) is not 0 and int mask)
            {
                // What is beyond a code is 0 anyway; so codes of several widths may have one mask.
                mask |= 0xFFFF << width & 0xFFFF;
                if (common is { } other && other != mask)
                {
                    return -1;
                }

                common = mask;
            }
        }

        return common is { } found && found != 0xFFFF ? found | found << 16 : -1;
    }

    private bool HasMask(int mask, int width) => Mask == -1 ? mask == (1 << width) - 1 : mask == (Mask & ((1 << width) - 1));

    // The bits of a code that a table multiplies.
    private static int CodeMask(MacLayer layer, ProductForm form, int width)
    {
        int mask = 0;
        for (int first = layer.DroppedChunks * layer.ChunkBits; first < width; first += layer.ChunkBits)
        {
            mask |= form.Mask << first;
        }

        return mask & ((1 << width) - 1);
    }

    // Shifted to the chunk's place, and repeated up to 16 entries: then four bits of any number are an address.
    private int TableOf(int table, int shift)
    {
        if (!_tableIndex.TryGetValue((table, shift), out int index))
        {
            IReadOnlyList<int> entries = layer.Tables[table].Entries;
            index = _tables.Count;
            _tableIndex.Add((table, shift), index);
            _tables.Add(Enumerable.Range(0, Math.Max(16, entries.Count)).Select(k => unchecked(entries[k & (entries.Count - 1)] << shift)).ToArray());
        }

        return index;
    }
}
