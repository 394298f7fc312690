using System.Globalization;
using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Writes multiply-accumulate neurons as a loop over connections; products are looked up, chunk by chunk.</summary>
internal sealed class MacLayerEmitter(SourceWriter writer, string method, Func<int, int> widthOf)
{
    /// <summary>Writes the data and the method <c>method(ref ushort codes)</c>.</summary>
    public void Write(MacLayer layer)
    {
        MacInput[] inputs = layer.Neurons.SelectMany(n => n.Inputs).ToArray();
        DataEmitter.Write(writer, method + "Products", "int", layer.Tables.SelectMany(t => t.Entries).Select(Text).DefaultIfEmpty("0"));
        DataEmitter.Write(writer, method + "Dropped", "int", layer.Tables.Select(t => Text(layer.DroppedChunks > 0 ? t.Dropped : 0)).DefaultIfEmpty("0"));
        DataEmitter.Write(writer, method + "Inputs", "int", inputs.SelectMany(i => new[] { Text(i.Signal), Text(i.Table), Text(widthOf(i.Signal)) }).DefaultIfEmpty("0"));
        DataEmitter.Write(writer, method + "Neurons", "int", layer.Neurons.SelectMany(n => new[] { Text(n.Inputs.Count), Text(n.Bias), Text(n.Multiplier), Text(n.Shift), Text(n.Zero) }).DefaultIfEmpty("0"));

        writer.Line(KernelNesting.Optimized);
        using (writer.Begin($"private static void {method}(ref ushort codes)"))
        {
            writer.Line($"ref int product = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({method}Products);");
            writer.Line($"ref int dropped = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({method}Dropped);");
            writer.Line($"ref int input = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({method}Inputs);");
            writer.Line($"ref int neuron = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({method}Neurons);");
            using (writer.Begin($"for (int i = 0; i < {layer.Count}; i++)"))
            {
                WriteNeuron(layer);
            }
        }
    }

    private void WriteNeuron(MacLayer layer)
    {
        writer.Line("int sum = LutUnsafe.Add(ref neuron, 1);");
        using (writer.Begin("for (int k = neuron; k > 0; k--)"))
        {
            writer.Line("int code = LutUnsafe.Add(ref codes, input);");
            writer.Line("int table = LutUnsafe.Add(ref input, 1);");
            writer.Line("sum += LutUnsafe.Add(ref dropped, table);");
            using (writer.Begin($"for (int shift = {layer.DroppedChunks * layer.ChunkBits}; shift < LutUnsafe.Add(ref input, 2); shift += {layer.ChunkBits})"))
            {
                writer.Line($"sum += LutUnsafe.Add(ref product, (table << {layer.ChunkBits}) + ((code >> shift) & {(1 << layer.ChunkBits) - 1})) << shift;");
            }

            writer.Line("input = ref LutUnsafe.Add(ref input, 3);");
        }

        writer.Line();
        writer.Line("long scaled = (long)sum * LutUnsafe.Add(ref neuron, 2) + ((1L << LutUnsafe.Add(ref neuron, 3)) >> 1);");
        writer.Line("long result = (scaled >> LutUnsafe.Add(ref neuron, 3)) + LutUnsafe.Add(ref neuron, 4);");
        writer.Line($"LutUnsafe.Add(ref codes, {layer.FirstSignal} + i) = (ushort)global::System.Math.Clamp(result, 0L, {(1L << layer.OutputBits) - 1}L);");
        writer.Line("neuron = ref LutUnsafe.Add(ref neuron, 5);");
    }

    private static string Text(int value) => value == int.MinValue ? "int.MinValue" : value.ToString(CultureInfo.InvariantCulture);
}
