using System.Globalization;
using LutGen.Networks;

namespace LutGen.Generator.Emission;

/// <summary>Writes neurons as table lookups: the tables as read-only data, one statement a neuron.</summary>
/// <param name="writer">Receives the code.</param>
/// <param name="tablesName">Name of the data property.</param>
/// <param name="read">Text that reads a signal.</param>
/// <param name="write">Text that is assigned to define a signal.</param>
/// <param name="widthOf">Width in bits of a signal.</param>
internal sealed class LookupEmitter(SourceWriter writer, string tablesName, Func<int, string> read, Func<int, string> write, Func<int, int> widthOf)
{
    /// <summary>Writes the tables of a layer as words; entries have a power of two of bits, so none straddles two words.</summary>
    public void WriteTables(LutLayer layer) => DataEmitter.Write(writer, tablesName, "ulong", Words(layer).Select(word => "0x" + word.ToString("X", CultureInfo.InvariantCulture)));

    /// <summary>Writes the neurons of a layer from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public void WriteNeurons(LutLayer layer, int first, int end)
    {
        int shift = EntryShift(layer);
        int mask = (1 << layer.OutputBits) - 1;
        writer.Line($"ref ulong t = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({tablesName});");
        writer.Line("int a;");
        int word = Enumerable.Range(0, first).Sum(neuron => WordsOf(layer, neuron));
        for (int neuron = first; neuron < end; neuron++)
        {
            // A shift count is taken modulo 64, so the address needs no mask within its word.
            string index = WordsOf(layer, neuron) == 1 ? Number(word) : $"{word} + (a >> {6 - shift})";
            string count = shift == 0 ? "a" : $"(a << {shift})";
            writer.Line($"a = {Address(layer, neuron)}; {write(layer.FirstSignal + neuron)} = (ushort)((LutUnsafe.Add(ref t, {index}) >> {count}) & {mask});");
            word += WordsOf(layer, neuron);
        }
    }

    private string Address(LutLayer layer, int neuron)
    {
        SignalList inputs = layer.InputsOf(neuron);
        if (inputs.Count == 0)
        {
            return "0";
        }

        if (layer.Addressing == Addressing.Sum)
        {
            return string.Join(" + ", inputs.Select(read));
        }

        int shift = inputs.Sum(widthOf);
        return string.Join(" | ", inputs.Select(signal =>
        {
            shift -= widthOf(signal);
            return shift == 0 ? read(signal) : $"({read(signal)} << {shift})";
        }));
    }

    private static IEnumerable<ulong> Words(LutLayer layer)
    {
        int shift = EntryShift(layer);
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            TruthTable table = layer.TableOf(neuron);
            var words = new ulong[WordsOf(layer, neuron)];
            for (int address = 0; address < table.Length; address++)
            {
                words[address >> (6 - shift)] |= (ulong)table[address] << ((address << shift) & 63);
            }

            foreach (ulong word in words)
            {
                yield return word;
            }
        }
    }

    private static int WordsOf(LutLayer layer, int neuron) => Math.Max(1, layer.TableOf(neuron).Length >> (6 - EntryShift(layer)));

    // Binary logarithm of the bits an entry takes.
    private static int EntryShift(LutLayer layer) => layer.OutputBits switch { 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
