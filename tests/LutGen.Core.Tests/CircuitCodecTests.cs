using LutGen.Circuits;
using LutGen.Testing;

namespace LutGen.Core.Tests;

public sealed class CircuitCodecTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_circuit_is_read_as_it_was_written(string kind)
    {
        for (int seed = 0; seed < 15; seed++)
        {
            CheckRoundTrip(LoweredNetworks.CircuitOf(RandomNetworks.Create(kind, seed)));
        }
    }

    [Fact]
    public void Operands_near_far_repeated_and_first_are_kept()
    {
        var random = new Random(1);
        foreach (int inputs in new[] { 1, 127, 128, 20_000, 3_000_000 })
        {
            var nodes = new CircuitNode[2_000];
            for (int i = 0; i < nodes.Length; i++)
            {
                int Operand() => random.Next(4) switch { 0 => 0, 1 => inputs + i - 1, 2 => random.Next(inputs + i), _ => Math.Max(0, inputs + i - random.Next(1, 300)) };
                int a = Operand();
                int b = random.Next(3) == 0 ? a : Operand();
                nodes[i] = new CircuitNode(a, b, random.Next(3) == 0 ? b : Operand(), (byte)random.Next(256));
            }

            CheckRoundTrip(new Circuit(inputs, nodes, Enumerable.Range(0, 500).Select(_ => random.Next(inputs + nodes.Length)).ToArray()));
        }
    }

    [Fact]
    public void Empty_circuits_and_constants_without_inputs_are_kept()
    {
        CheckRoundTrip(new Circuit(0, [], []));
        CheckRoundTrip(new Circuit(3, [], [2, 2, 0]));
        CheckRoundTrip(new Circuit(0, [new(0, 0, 0, 0xFF), new(0, 0, 0, 0x00)], [1, 0]));
    }

    [Fact]
    public void An_operation_of_a_random_circuit_takes_eight_bytes_at_most()
    {
        Circuit circuit = CircuitLowering.Lower(RandomNetworks.GateLayers(1, features: 500, layers: 5, width: 4_000, classes: 10), 1 << 20)!;
        Assert.InRange(CircuitCodec.Encode(circuit).Length, 4 * circuit.Nodes.Count, 8 * circuit.Nodes.Count);
    }

    [Fact]
    public void Any_changed_byte_is_refused()
    {
        byte[] data = Small();
        for (int i = 0; i < data.Length; i++)
        {
            foreach (int change in new[] { 1, 0x80, 0xFF })
            {
                byte[] damaged = [.. data];
                damaged[i] ^= (byte)change;
                Assert.Throws<InvalidDataException>(() => CircuitCodec.Decode(damaged));
            }
        }
    }

    [Fact]
    public void Data_cut_off_or_continued_are_refused()
    {
        byte[] data = Small();
        for (int length = 0; length < data.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => CircuitCodec.Decode(data[..length]));
        }

        Assert.Throws<InvalidDataException>(() => CircuitCodec.Decode([.. data, 0]));
    }

    [Fact]
    public void Damage_under_a_right_check_is_refused_or_gives_a_circuit_that_can_be_evaluated()
    {
        var random = new Random(2);
        byte[] data = Small();
        int circuits = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] damaged = [.. data[..random.Next(1, data.Length - 3)], 0, 0, 0, 0];
            damaged[0] = 1;
            for (int change = random.Next(4); change >= 0; change--)
            {
                damaged[1 + random.Next(damaged.Length - 4)] = (byte)random.Next(256);
            }

            Seal(damaged);
            try
            {
                Circuit circuit = CircuitCodec.Decode(damaged);
                circuits++;
                Assert.All(circuit.Nodes.Select((node, i) => (node, i)), n => Assert.True(
                    Math.Max(n.node.A, Math.Max(n.node.B, n.node.C)) < circuit.InputCount + n.i || (n.node.Function is 0 or 0xFF && circuit.InputCount + n.i == 0)));
                Assert.All(circuit.Outputs, output => Assert.InRange(output, 0, circuit.InputCount + circuit.Nodes.Count - 1));
            }
            catch (InvalidDataException fault)
            {
                Assert.StartsWith("not the data of a circuit: ", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(0, circuits);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 1, 0, 0x0F, 0, 0, 0 }, "reads itself")]
    [InlineData(new byte[] { 1, 2, 1, 0, 0x0F, 3, 0, 0 }, "reads bit -1")]
    [InlineData(new byte[] { 1, 2, 1, 1, 0x0F, 1, 0, 0, 3 }, "output 0 is bit 3 of 3")]
    [InlineData(new byte[] { 1, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0 }, "2147483647 operations")]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x08, 0, 0 }, "beyond 31 bits")]
    [InlineData(new byte[] { 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0 }, "beyond 31 bits")]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 0, 0, 0, 0, 0 }, "2147483647 inputs")]
    [InlineData(new byte[] { 2, 0, 0, 0 }, "version 2, expected 1")]
    public void What_is_wrong_is_said(byte[] content, string fault)
    {
        byte[] data = [.. content, 0, 0, 0, 0];
        Seal(data);
        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => CircuitCodec.Decode(data)).Message, StringComparison.Ordinal);
    }

    private static byte[] Small() => CircuitCodec.Encode(CircuitLowering.Lower(RandomNetworks.Create("gates", 1), 1 << 20)!);

    private static void CheckRoundTrip(Circuit circuit)
    {
        byte[] data = CircuitCodec.Encode(circuit);
        Circuit read = CircuitCodec.Decode(data);
        Assert.Equal(circuit.InputCount, read.InputCount);
        Assert.Equal(circuit.Nodes, read.Nodes);
        Assert.Equal(circuit.Outputs, read.Outputs);
        Assert.Equal(data, CircuitCodec.Encode(read));
    }

    // FNV-1a over all but the last four bytes, put there.
    private static void Seal(byte[] data)
    {
        uint hash = data[..^4].Aggregate(2166136261u, (h, b) => unchecked((h ^ b) * 16777619));
        BitConverter.TryWriteBytes(data.AsSpan(data.Length - 4), hash);
    }
}
