namespace LutGen.Circuits;

/// <summary>
/// A compact binary form of a <see cref="Circuit"/>: what the assembly of a model carries that is evaluated from a table of
/// operations. The same circuit gives the same bytes.
/// </summary>
/// <remarks>
/// <code>
/// data    = version, inputs, nodes, outputs, { node }, { output }, check
/// node    = function, operand a, operand b, operand c
/// operand = 0 where it is the operand before (for a: where it is 0), otherwise how far its id is below the node's own
/// output  = an id
/// check   = FNV-1a of all bytes before, 4 bytes, least significant first
/// </code>
/// Version and functions are bytes; all other numbers have seven bits a byte, least significant first, the top bit set on all
/// bytes but the last. Operands are near in circuits of good order, so an operation takes about six bytes.
/// </remarks>
public static class CircuitCodec
{
    private const byte Version = 1;
    private const int CheckLength = 4;

    // Ids of a circuit are 31-bit numbers.
    private const int LongestNumber = 5;

    /// <summary>Writes a circuit.</summary>
    public static byte[] Encode(Circuit circuit)
    {
        var writer = new Writer(16 + (8 * circuit.Nodes.Count) + (4 * circuit.Outputs.Count));
        writer.Byte(Version);
        writer.Number(circuit.InputCount);
        writer.Number(circuit.Nodes.Count);
        writer.Number(circuit.Outputs.Count);
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            int id = circuit.InputCount + i;
            writer.Byte(node.Function);
            writer.Number(node.A == 0 ? 0 : id - node.A);
            writer.Number(node.B == node.A ? 0 : id - node.B);
            writer.Number(node.C == node.B ? 0 : id - node.C);
        }

        foreach (int output in circuit.Outputs)
        {
            writer.Number(output);
        }

        return writer.Finish();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="data">The bytes, and nothing behind them.</param>
    /// <exception cref="InvalidDataException">The bytes are not a circuit: cut off, damaged, or of another version.</exception>
    public static Circuit Decode(byte[] data)
    {
        var reader = new Reader(data);
        int inputs = reader.Number();
        int count = reader.Number();
        int outputCount = reader.Number();

        // A node takes four bytes at least, an output one: absurd counts are refused before anything is allocated.
        if ((4L * count) + outputCount > data.Length || (long)inputs + count > int.MaxValue)
        {
            throw Bad($"{inputs} inputs, {count} operations and {outputCount} outputs in {data.Length} bytes");
        }

        var nodes = new CircuitNode[count];
        for (int i = 0; i < count; i++)
        {
            int id = inputs + i;
            byte function = reader.Byte();
            int a = reader.Operand(id, 0);
            int b = reader.Operand(id, a);
            int c = reader.Operand(id, b);

            // Only a constant reads nothing, so only it may stand where there is no smaller id.
            if (id == 0 && function is not (0x00 or 0xFF))
            {
                throw Bad("the first operation reads itself");
            }

            nodes[i] = new CircuitNode(a, b, c, function);
        }

        var outputs = new int[outputCount];
        for (int i = 0; i < outputCount; i++)
        {
            outputs[i] = reader.Number();
            if (outputs[i] >= inputs + count)
            {
                throw Bad($"output {i} is bit {outputs[i]} of {inputs + count}");
            }
        }

        reader.RequireEnd();
        return new Circuit(inputs, nodes, outputs);
    }

    private static InvalidDataException Bad(string fault) => new($"not the data of a circuit: {fault}");

    // The check of all bytes but the check itself.
    private static uint CheckOf(byte[] data, int length)
    {
        uint hash = 2166136261;
        for (int i = 0; i < length; i++)
        {
            hash = unchecked((hash ^ data[i]) * 16777619);
        }

        return hash;
    }

    private sealed class Writer(int capacity)
    {
        private byte[] _bytes = new byte[capacity];
        private int _length;

        public void Byte(byte value)
        {
            if (_length == _bytes.Length)
            {
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            }

            _bytes[_length++] = value;
        }

        public void Number(int value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                Byte((byte)(value | 0x80));
            }

            Byte((byte)value);
        }

        public byte[] Finish()
        {
            uint check = CheckOf(_bytes, _length);
            for (int i = 0; i < CheckLength; i++)
            {
                Byte((byte)(check >> (8 * i)));
            }

            Array.Resize(ref _bytes, _length);
            return _bytes;
        }
    }

    private ref struct Reader
    {
        private readonly byte[] _bytes;
        private readonly int _end;
        private int _position;

        public Reader(byte[] bytes)
        {
            _bytes = bytes;
            _end = bytes.Length - CheckLength;
            _position = 1;
            if (_end < 1)
            {
                throw Bad($"{bytes.Length} bytes");
            }

            if (bytes[0] != Version)
            {
                throw Bad($"version {bytes[0]}, expected {Version}");
            }

            uint check = 0;
            for (int i = 0; i < CheckLength; i++)
            {
                check |= (uint)bytes[_end + i] << (8 * i);
            }

            if (check != CheckOf(bytes, _end))
            {
                throw Bad("the check does not match");
            }
        }

        public byte Byte() => _position < _end ? _bytes[_position++] : throw Bad("it ends early");

        public int Number()
        {
            uint value = Byte();
            if (value < 0x80)
            {
                return (int)value;
            }

            value &= 0x7F;
            for (int i = 1; i < LongestNumber; i++)
            {
                uint next = Byte();
                value |= (next & 0x7F) << (7 * i);
                if (next < 0x80 && (i < LongestNumber - 1 || next < 0x08))
                {
                    return (int)value;
                }
            }

            throw Bad($"a number beyond 31 bits at byte {_position}");
        }

        public int Operand(int id, int before)
        {
            int distance = Number();
            return distance <= id ? (distance == 0 ? before : id - distance) : throw Bad($"bit {id} reads bit {(long)id - distance}");
        }

        public readonly void RequireEnd()
        {
            if (_position != _end)
            {
                throw Bad($"{_end - _position} bytes behind its end");
            }
        }
    }
}
