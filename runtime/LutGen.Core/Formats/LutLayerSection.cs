using System.Text;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>One neuron a line: its truth table, then the signals it reads.</summary>
internal sealed class LutLayerSection(Addressing addressing) : LutnetSection<Layer>
{
    public override string Keyword => addressing == Addressing.Sum ? "sum" : "lut";

    public override Layer Read(LutnetCursor cursor, SignalScope scope)
    {
        int neurons = cursor.Setting("neurons", 0, NetworkLimits.Signals);
        var builder = new LutLayer.Builder(scope, cursor.Setting("bits", 1, NetworkLimits.SignalBits), addressing);
        cursor.EndLine();
        var inputs = new List<int>();
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            cursor.NextLine("neuron", neuron + 1, neurons);
            ReadNeuron(cursor, builder, inputs);
        }

        return builder.Build();
    }

    public override bool TryWrite(Layer value, StringBuilder text)
    {
        if (value is not LutLayer layer || layer.Addressing != addressing)
        {
            return false;
        }

        text.Append(" neurons=").Append(layer.Count).Append(" bits=").Append(layer.OutputBits).Append('\n');
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            TableText.Append(text, layer.TableOf(neuron));
            SignalList inputs = layer.InputsOf(neuron);
            for (int i = 0; i < inputs.Count; i++)
            {
                text.Append(' ').Append(inputs[i]);
            }

            text.Append('\n');
        }

        return true;
    }

    private static void ReadNeuron(LutnetCursor cursor, LutLayer.Builder builder, List<int> inputs)
    {
        inputs.Clear();
        (int start, int length) = cursor.HexSpan("a neuron's truth table");
        while (cursor.HasWord())
        {
            inputs.Add(cursor.Int("input signal", int.MinValue));
        }

        try
        {
            int addressBits = builder.AddressBitsFor(inputs);
            cursor.Table(start, length, addressBits, builder.OutputBits, builder.Words);
            builder.Close(inputs, addressBits);
        }
        catch (NetworkException broken)
        {
            throw cursor.FailAtWord(broken, broken.Operand + 1);
        }
    }
}
