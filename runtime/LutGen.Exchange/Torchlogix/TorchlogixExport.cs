using System.Text;
using System.Text.Json;
using LutGen.Exchange.Gates;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Torchlogix;

/// <summary>Writes networks as the JSON circuits of torchlogix: gates of two inputs, sums, and no encoder, as that format has none.</summary>
public static class TorchlogixExport
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">A network with a group sum or bits.</param>
    /// <returns>
    /// The JSON. Inputs are the encoder's bits; codes of several bits have their most significant first, in inputs and in outputs alike. In sums a bit stands as
    /// often as its weight says.
    /// </returns>
    /// <exception cref="ExportException">The head has no such form, or the network is too large.</exception>
    public static string Write(LutNetwork network)
    {
        if (network.Head is not (GroupSumHead or BitsHead))
        {
            throw new ExportException($"{network.Name} ends in {network.Head.GetType().Name}, which circuits of torchlogix do not have, expected a group sum or bits");
        }

        GateCircuit circuit = GateCircuit.Of(network);
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            Write(writer, network, circuit);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, LutNetwork network, GateCircuit circuit)
    {
        int firstSum = circuit.InputCount + circuit.Gates.Count;
        IReadOnlyList<int[]> sums = network.Head is GroupSumHead groups ? GroupSumBits.Of(network, groups, circuit.Outputs) : [];
        IReadOnlyList<int> outputs = sums.Count > 0 ? [.. Enumerable.Range(firstSum, sums.Count)] : circuit.Outputs;
        writer.WriteStartObject();
        writer.WriteNumber(CircuitJson.Member.InputCount, circuit.InputCount);
        WriteList(writer, CircuitJson.Member.InputShape, [circuit.InputCount]);
        WriteList(writer, CircuitJson.Member.Outputs, outputs);
        WriteList(writer, CircuitJson.Member.OutputShape, [outputs.Count]);
        writer.WriteStartArray(CircuitJson.Member.Gates);
        for (int i = 0; i < circuit.Gates.Count; i++)
        {
            WriteGate(writer, circuit.InputCount + i, circuit.Gates[i]);
        }

        writer.WriteEndArray();
        if (network.Head is GroupSumHead head)
        {
            writer.WriteStartArray(CircuitJson.Member.Sums);
            for (int i = 0; i < sums.Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteNumber(CircuitJson.Member.SumId, firstSum + i);
                WriteList(writer, CircuitJson.Member.SumInputs, sums[i]);
                writer.WriteNumber(CircuitJson.Member.Tau, head.Tau);
                writer.WriteNumber(CircuitJson.Member.Beta, head.Groups[i].Beta);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter writer, int id, Gate gate)
    {
        // The format has no gate that passes its second input on: it is a wire of that one.
        (int kind, int first) = gate.Id switch { 5 => (3, gate.B), 10 => (12, gate.B), _ => (gate.Id, gate.A) };
        GateOperation operation = GateOperation.Of(kind);
        writer.WriteStartObject();
        writer.WriteNumber(CircuitJson.Member.GateId, id);
        writer.WriteString(CircuitJson.Member.Operation, operation.Name);
        writer.WriteNumber(CircuitJson.Member.First, operation.ReadsA ? first : CircuitJson.None);
        writer.WriteNumber(CircuitJson.Member.Second, operation.ReadsB ? gate.B : CircuitJson.None);
        writer.WriteNumber(CircuitJson.Member.NodeIndex, CircuitJson.None);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<int> numbers)
    {
        writer.WriteStartArray(name);
        foreach (int number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
