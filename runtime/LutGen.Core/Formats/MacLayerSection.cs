using System.Globalization;
using System.Text;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Product tables one a line, then neurons one a line: <c>bias multiplier shift zero signal:table ...</c>.</summary>
internal sealed class MacLayerSection : LutnetSection<Layer>
{
    // bias multiplier shift zero
    private const int RequantizerWords = 4;

    public override string Keyword => "mac";

    public override Layer Read(LutnetCursor cursor, SignalScope scope)
    {
        int count = cursor.Setting("neurons", 0, NetworkLimits.Signals);
        int bits = cursor.Setting("bits", 1, NetworkLimits.SignalBits);
        int chunkBits = cursor.Setting("chunk", 1, 8);
        int dropped = cursor.Setting("dropped", 0, NetworkLimits.SignalBits);
        int tableCount = cursor.Setting("tables", 0, NetworkLimits.Signals);
        cursor.EndLine();

        var tables = new List<ProductTable>();
        for (int i = 0; i < tableCount; i++)
        {
            cursor.NextLine("product table", i + 1, tableCount);
            tables.Add(ReadTable(cursor, chunkBits));
            cursor.EndLine();
        }

        var neurons = new List<MacNeuron>();
        for (int i = 0; i < count; i++)
        {
            cursor.NextLine("neuron", i + 1, count);
            MacNeuron neuron = ReadNeuron(cursor);
            try
            {
                MacLayer.CheckNeuron(scope, tables, neuron, chunkBits, dropped);
            }
            catch (NetworkException broken)
            {
                throw cursor.FailAtWord(broken, broken.Operand < 0 ? 0 : RequantizerWords + broken.Operand);
            }

            neurons.Add(neuron);
        }

        return new MacLayer(scope, bits, dropped, tables, neurons);
    }

    public override bool TryWrite(Layer value, StringBuilder text)
    {
        if (value is not MacLayer layer)
        {
            return false;
        }

        text.Append(" neurons=").Append(layer.Count).Append(" bits=").Append(layer.OutputBits).Append(" chunk=").Append(layer.ChunkBits);
        text.Append(" dropped=").Append(layer.DroppedChunks).Append(" tables=").Append(layer.Tables.Count).Append('\n');
        foreach (ProductTable table in layer.Tables)
        {
            int weight = table.Entries[1];
            bool exact = table.Dropped == 0 && Math.Abs((long)weight) <= ProductTable.LargestWeight(layer.ChunkBits) && table.Entries.Select((entry, k) => entry == (long)weight * k).All(equal => equal);
            text.Append(exact ? FormattableString.Invariant($"weight {weight}") : FormattableString.Invariant($"entries {table.Dropped} {string.Join(" ", table.Entries.Select(e => e.ToString(CultureInfo.InvariantCulture)))}")).Append('\n');
        }

        foreach (MacNeuron neuron in layer.Neurons)
        {
            text.Append(FormattableString.Invariant($"{neuron.Bias} {neuron.Multiplier} {neuron.Shift} {neuron.Zero}"));
            foreach (MacInput input in neuron.Inputs)
            {
                text.Append(' ').Append(input.Signal).Append(':').Append(input.Table);
            }

            text.Append('\n');
        }

        return true;
    }

    private static ProductTable ReadTable(LutnetCursor cursor, int chunkBits)
    {
        string kind = cursor.Word("'weight' or 'entries'");
        if (kind == "weight")
        {
            int most = ProductTable.LargestWeight(chunkBits);
            return ProductTable.Exact(cursor.Int("weight", -most, most), chunkBits);
        }

        if (kind != "entries")
        {
            throw cursor.Fail($"found '{Identifier.Shorten(kind)}', expected 'weight' or 'entries'");
        }

        int dropped = cursor.Int("value of the dropped chunks", int.MinValue);
        var entries = new int[1 << chunkBits];
        for (int k = 0; k < entries.Length; k++)
        {
            entries[k] = cursor.Int($"partial product {k}", int.MinValue);
        }

        return new ProductTable(entries, dropped);
    }

    private static MacNeuron ReadNeuron(LutnetCursor cursor)
    {
        int bias = cursor.Int("bias", int.MinValue);
        int multiplier = cursor.Int("multiplier");
        int shift = cursor.Int("shift", 0, 31);
        int zero = cursor.Int("zero", int.MinValue);
        var inputs = new List<MacInput>();
        while (cursor.HasWord())
        {
            (int start, int length) = cursor.WordSpan("signal:table");
            int colon = cursor.IndexOf(':', start, length);
            if (colon < 0)
            {
                throw cursor.Fail("an input has no colon, expected signal:table");
            }

            inputs.Add(new MacInput(
                cursor.ParseInt(start, colon - start, "input signal", 0, int.MaxValue),
                cursor.ParseInt(colon + 1, start + length - colon - 1, "product table", 0, int.MaxValue)));
        }

        return new MacNeuron(inputs, bias, multiplier, shift, zero);
    }
}
