using System.Text.Json;

namespace LutGen.Exchange.Torchlogix;

/// <summary>Reads a circuit from JSON, strictly: every member once, none that is not known.</summary>
internal sealed class CircuitJsonReader
{
    private const long LongestFile = 1 << 28;
    private const int MostDepth = 8;

    private readonly string _path;
    private readonly byte[] _json;

    private CircuitJsonReader(string path, byte[] json) => (_path, _json) = (path, json);

    private delegate void MemberReader(string name, ref Utf8JsonReader reader);

    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="placed">Makes errors of places in the file.</param>
    /// <exception cref="ImportException">It has something else.</exception>
    public static CircuitJson Read(string path, out Func<long, string, ImportException> placed)
    {
        byte[] json;
        using (FileStream file = SourceText.Open(path, LongestFile))
        {
            json = new byte[file.Length];
            json = json[..file.ReadAtLeast(json, json.Length, throwOnEndOfStream: false)];
        }

        CircuitJsonReader source = new(path, json);
        placed = source.Error;
        try
        {
            return source.Read();
        }
        catch (JsonException broken)
        {
            throw new ImportException(path, (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1, "is no JSON here, expected a circuit of torchlogix");
        }
        catch (InvalidOperationException broken)
        {
            // Half a surrogate pair in a text: it has no UTF-8 form, and no name of the format has one.
            throw new ImportException(path, broken.Message, broken);
        }
    }

    private CircuitJson Read()
    {
        Utf8JsonReader reader = new(_json, new JsonReaderOptions { MaxDepth = MostDepth });
        reader.Read();
        (int? inputs, List<int>? inputShape, List<int>? outputShape) = (null, null, null);
        (List<CircuitJsonGate>? gates, List<CircuitJsonSum>? sums, List<CircuitJsonId>? outputs) = (null, null, null);
        long start = reader.TokenStartIndex;
        Object(ref reader, "the circuit", (string name, ref Utf8JsonReader value) =>
        {
            switch (name)
            {
                case CircuitJson.Member.InputCount: inputs = Whole(ref value, 0).Id; break;
                case CircuitJson.Member.InputShape: inputShape = List(ref value, (ref Utf8JsonReader item) => Whole(ref item, 0).Id); break;
                case CircuitJson.Member.OutputShape: outputShape = List(ref value, (ref Utf8JsonReader item) => Whole(ref item, 0).Id); break;
                case CircuitJson.Member.Gates: gates = List(ref value, Gate); break;
                case CircuitJson.Member.Sums: sums = List(ref value, Sum); break;
                case CircuitJson.Member.Outputs: outputs = List(ref value, (ref Utf8JsonReader item) => Whole(ref item, 0)); break;
                default: throw Unknown(ref value, name, "a circuit");
            }
        });
        if (reader.Read())
        {
            throw Error(reader.TokenStartIndex, "found more behind the circuit, expected the end of the file");
        }

        if (inputs is null || gates is null || outputs is null)
        {
            throw Error(start, $"the circuit lacks one of {CircuitJson.Member.InputCount}, {CircuitJson.Member.Gates} and {CircuitJson.Member.Outputs}, expected all of them");
        }

        CheckShape(start, CircuitJson.Member.InputShape, inputShape, inputs.Value);
        CheckShape(start, CircuitJson.Member.OutputShape, outputShape, outputs.Count);
        return new CircuitJson(inputs.Value, inputShape ?? [inputs.Value], gates, sums ?? [], outputs);
    }

    private CircuitJsonGate Gate(ref Utf8JsonReader reader)
    {
        (CircuitJsonId? id, CircuitJsonId? a, CircuitJsonId? b, GateOperation? operation) = (null, null, null, null);
        long start = reader.TokenStartIndex;
        Object(ref reader, "a gate", (string name, ref Utf8JsonReader value) =>
        {
            switch (name)
            {
                case CircuitJson.Member.GateId: id = Whole(ref value, 0); break;
                case CircuitJson.Member.First: a = Whole(ref value, CircuitJson.None); break;
                case CircuitJson.Member.Second: b = Whole(ref value, CircuitJson.None); break;
                case CircuitJson.Member.NodeIndex: Whole(ref value, CircuitJson.None); break;
                case CircuitJson.Member.Operation: operation = Operation(ref value); break;
                default: throw Unknown(ref value, name, "a gate");
            }
        });
        CircuitJsonId none = new(CircuitJson.None, start);
        return id is null || operation is null
            ? throw Error(start, $"a gate lacks one of {CircuitJson.Member.GateId} and {CircuitJson.Member.Operation}, expected both")
            : new CircuitJsonGate(id.Value, operation, a ?? none, b ?? none);
    }

    private CircuitJsonSum Sum(ref Utf8JsonReader reader)
    {
        (CircuitJsonId? id, List<CircuitJsonId>? inputs, float tau, float beta) = (null, null, 1, 0);
        long start = reader.TokenStartIndex;
        Object(ref reader, "a sum", (string name, ref Utf8JsonReader value) =>
        {
            switch (name)
            {
                case CircuitJson.Member.SumId: id = Whole(ref value, 0); break;
                case CircuitJson.Member.SumInputs: inputs = List(ref value, (ref Utf8JsonReader item) => Whole(ref item, 0)); break;
                case CircuitJson.Member.Tau: tau = Real(ref value); break;
                case CircuitJson.Member.Beta: beta = Real(ref value); break;
                default: throw Unknown(ref value, name, "a sum");
            }
        });
        return id is null || inputs is null
            ? throw Error(start, $"a sum lacks one of {CircuitJson.Member.SumId} and {CircuitJson.Member.SumInputs}, expected both")
            : new CircuitJsonSum(id.Value, inputs, tau > 0 ? tau : throw Error(start, FormattableString.Invariant($"the tau of sum {id.Value.Id} is {tau}, expected more than 0")), beta);
    }

    private void Object(ref Utf8JsonReader reader, string what, MemberReader read)
    {
        Require(ref reader, JsonTokenType.StartObject, $"an object, {what}");
        HashSet<string> names = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw Error(reader.TokenStartIndex, $"{ImportException.Quote(name)} stands twice in {what}, expected once");
            }

            reader.Read();
            read(name, ref reader);
        }
    }

    private List<T> List<T>(ref Utf8JsonReader reader, ItemReader<T> read)
    {
        Require(ref reader, JsonTokenType.StartArray, "a list");
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader));
        }

        return items;
    }

    private CircuitJsonId Whole(ref Utf8JsonReader reader, int least) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) && value >= least
            ? new CircuitJsonId(value, reader.TokenStartIndex)
            : throw Found(ref reader, $"a whole number from {least} to {int.MaxValue}");

    private float Real(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out float value) && float.IsFinite(value) ? value : throw Found(ref reader, "a number that is finite in single precision");

    private GateOperation Operation(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.String, "the name of an operation");
        return GateOperation.Find(reader.GetString()!) ?? throw Found(ref reader, $"one of {GateOperation.Names}");
    }

    private void Require(ref Utf8JsonReader reader, JsonTokenType type, string expected)
    {
        if (reader.TokenType != type)
        {
            throw Found(ref reader, expected);
        }
    }

    private ImportException Found(ref Utf8JsonReader reader, string expected)
    {
        int length = (int)Math.Min(_json.Length - reader.TokenStartIndex, 64);
        string text = System.Text.Encoding.UTF8.GetString(_json, (int)reader.TokenStartIndex, Math.Min(length, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
        return Error(reader.TokenStartIndex, $"found {ImportException.Quote(text)}, expected {expected}");
    }

    private ImportException Unknown(ref Utf8JsonReader reader, string name, string what) =>
        Error(reader.TokenStartIndex, $"{ImportException.Quote(name)} is not known in {what}, expected only what docs/import.md names");

    private void CheckShape(long start, string member, List<int>? shape, int count)
    {
        if (shape is not null && shape.Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue)) != count)
        {
            throw Error(start, $"{member} is {string.Join(" x ", shape.Take(8))}, expected a product of {count}");
        }
    }

    private ImportException Error(long position, string problem)
    {
        ReadOnlySpan<byte> before = _json.AsSpan(0, (int)position);
        return new ImportException(_path, before.Count((byte)'\n') + 1, position - before.LastIndexOf((byte)'\n'), problem);
    }
}
