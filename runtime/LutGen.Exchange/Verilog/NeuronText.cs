using LutGen.Arithmetic;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// Neurons in Verilog, a value each: those of a layer, or of a layer in a convolution's kernel.
/// </summary>
/// <param name="text">Receives the neurons.</param>
/// <param name="source">Where a signal that is read is, by its id.</param>
/// <param name="isWanted">Whether anything wants a neuron's signal, by its id.</param>
internal sealed class NeuronText(LogicText text, Func<int, VectorPart> source, Func<int, bool> isWanted)
{
    private const int AccumulatorBits = 32;

    private readonly Dictionary<string, string> _numbers = [];

    /// <summary>Writes a layer of neurons.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="prefix">Beginning of names in the module; see <see cref="NameOf"/>.</param>
    public void Write(Layer layer, string prefix)
    {
        if (layer is MacLayer macs)
        {
            WriteProducts(macs, prefix);
        }

        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            int signal = layer.FirstSignal + neuron;
            if (!isWanted(signal))
            {
                continue;
            }

            if (layer is LutLayer luts)
            {
                string name = $"{prefix}{neuron}";
                text.Value(NameOf(prefix, neuron), layer.OutputBits, TableText.Value(text, name, AddressOf(luts, neuron, $"sum{name}"), luts.TableOf(neuron)));
            }
            else
            {
                WriteMac((MacLayer)layer, neuron, prefix);
            }
        }
    }

    /// <summary>The name of a neuron's value.</summary>
    /// <param name="prefix">Beginning of names in the module.</param>
    /// <param name="neuron">The neuron, from 0.</param>
    public static string NameOf(string prefix, int neuron) => $"n{prefix}{neuron}";

    /// <summary>Writes an accumulator that is rounded, shifted and clamped into an unsigned code.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="name">A name, unique in the module.</param>
    /// <param name="constant">What the accumulator starts with.</param>
    /// <param name="terms">Signed expressions that it adds.</param>
    /// <param name="scale">What it is multiplied with and shifted by.</param>
    /// <param name="zero">Added after the shift.</param>
    /// <param name="bits">Width of the code.</param>
    public static void Requantize(LogicText text, string name, long constant, IReadOnlyList<string> terms, Requantizer scale, int zero, int bits)
    {
        // An accumulator of 32 bits times a multiplier of 31 stays within 64 with the rounding.
        long rounding = scale.Shift == 0 ? 0 : 1L << (scale.Shift - 1);
        string sum = string.Join(" + ", terms.Prepend(VerilogText.Signed(constant, AccumulatorBits)));
        if (terms.Count == 0)
        {
            text.SignedValue($"{name}_sum", AccumulatorBits, sum);
        }
        else
        {
            text.Sum($"{name}_sum", AccumulatorBits, sum);
        }

        text.SignedValue($"{name}_scaled", 64, $"(({name}_sum * {VerilogText.Signed(scale.Multiplier, 64)} + {VerilogText.Signed(rounding, 64)}) >>> {scale.Shift}) + {VerilogText.Signed(zero, 64)}");
        text.Value(name, bits, $"{name}_scaled < 64'sd0 ? {bits}'d0 : {name}_scaled > {VerilogText.Signed((1L << bits) - 1, 64)} ? {{{bits}{{1'b1}}}} : {name}_scaled[{bits - 1}:0]");
    }

    private List<string> AddressOf(LutLayer layer, int neuron, string name)
    {
        SignalList inputs = layer.InputsOf(neuron);
        if (layer.Addressing == Addressing.Concatenation)
        {
            return inputs.SelectMany(input => Enumerable.Range(0, layer.Scope.WidthOf(input)).Reverse().Select(bit => source(input)[bit].ToString())).ToList();
        }

        int bits = layer.TableOf(neuron).AddressBits;
        if (bits == 0)
        {
            return [];
        }

        text.Value(name, bits, string.Join(" + ", inputs.Select(input => source(input))));
        return Enumerable.Range(0, bits).Reverse().Select(bit => $"{name}[{bit}]").ToList();
    }

    // Tables that are no multiples of a chunk are functions.
    private void WriteProducts(MacLayer layer, string prefix)
    {
        for (int i = 0; i < layer.Tables.Count; i++)
        {
            if (ProductForm.Of(layer.Tables[i]) is null)
            {
                WriteProduct(text.Module, $"product{prefix}{i}", layer.ChunkBits, layer.Tables[i].Entries);
            }
        }
    }

    private static void WriteProduct(VerilogText module, string name, int chunkBits, IReadOnlyList<int> entries)
    {
        module.Line($"function signed [{AccumulatorBits - 1}:0] {name};");
        module.Block(() =>
        {
            module.Line($"input [{chunkBits - 1}:0] chunk;");
            module.Line("case (chunk)");
            module.Block(() =>
            {
                for (int k = 0; k < entries.Count; k++)
                {
                    string label = k + 1 < entries.Count ? VerilogText.Unsigned(k, chunkBits) : "default";
                    module.Line($"{label}: {name} = {VerilogText.Signed(entries[k], AccumulatorBits)};");
                }
            });
            module.Line("endcase");
        });
        module.Line("endfunction");
    }

    private void WriteMac(MacLayer layer, int neuron, string prefix)
    {
        MacNeuron mac = layer.Neurons[neuron];
        long constant = mac.Bias;
        var terms = new List<string>();
        foreach (MacInput input in mac.Inputs)
        {
            ProductTable table = layer.Tables[input.Table];
            constant += layer.DroppedChunks > 0 ? table.Dropped : 0;
            AddProduct(layer, input, table, prefix, terms, ref constant);
        }

        Requantize(text, NameOf(prefix, neuron), constant, terms, new Requantizer(mac.Multiplier, mac.Shift), mac.Zero, layer.OutputBits);
    }

    private void AddProduct(MacLayer layer, MacInput input, ProductTable table, string prefix, List<string> terms, ref long constant)
    {
        int width = layer.Scope.WidthOf(input.Signal);
        int first = layer.DroppedChunks * layer.ChunkBits;
        if (first >= width)
        {
            return;
        }

        if (ProductForm.Of(table) is not { } form)
        {
            for (int low = first; low < width; low += layer.ChunkBits)
            {
                string chunk = $"{{{string.Join(", ", Enumerable.Range(low, Math.Min(layer.ChunkBits, width - low)).Reverse().Select(bit => source(input.Signal)[bit].ToString()))}}}";
                terms.Add(low == 0 ? $"product{prefix}{input.Table}({chunk})" : $"(product{prefix}{input.Table}({chunk}) <<< {low})");
            }

            return;
        }

        // One multiplication by a constant takes all chunks, with the bits that do not count put to 0.
        var bits = new List<string>();
        for (int bit = width - 1; bit >= 0; bit--)
        {
            bool counts = bit >= first && ((form.Mask >> (bit % layer.ChunkBits)) & 1) != 0;
            bits.Add(counts ? source(input.Signal)[bit].ToString() : "1'b0");
        }

        for (int low = first; low < width; low += layer.ChunkBits)
        {
            constant += (long)form.Constant << low;
        }

        if (form.Weight != 0 && bits.Exists(bit => bit != "1'b0"))
        {
            string code = bits.Contains("1'b0") ? string.Join(", ", bits) : source(input.Signal).ToString();
            terms.Add($"{NumberOf(code)} * {VerilogText.Signed(form.Weight, AccumulatorBits)}");
        }
    }

    // A code as a number to be multiplied, once for all neurons that read it.
    private string NumberOf(string code)
    {
        if (!_numbers.TryGetValue(code, out string? name))
        {
            name = $"x{_numbers.Count}";
            _numbers.Add(code, name);
            text.SignedValue(name, AccumulatorBits, $"{{1'b0, {code}}}");
        }

        return name;
    }
}
