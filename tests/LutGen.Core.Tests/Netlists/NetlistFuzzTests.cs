using System.Text;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Netlists;

public sealed class NetlistFuzzTests
{
    private const int Mutations = 250;
    private const long FreeBytes = 64L << 20;
    private const int BytesOfACharacter = 150;

    private const string Hierarchy = """
        .model top
        .inputs a b c d
        .outputs f g
        .subckt part x=a y=b z=f
        .subckt part x=c y=t z=g
        .names a b c d t
        1--0 1
        01-- 1
        .exdc
        .names a f
        1 1
        .end
        .model part
        .inputs x y
        .outputs z
        .names x y z
        00 0
        .end

        """;

    private const string Gates = "INPUT(a)\nINPUT(b)\nOUTPUT(f)\nOUTPUT(g)\nf = NAND(a, t)\nt = LUT 0x96 ( a, b, g )\ng = XOR(a, b)\nu = vdd\nv = NOT(u)\n";

    private const string Ands = "aag 6 2 0 2 4\n2\n4\n13\n6\n6 2 4\n8 2 5\n10 3 4\n12 9 11\ni0 a\ni1 b\no0 sum\no1 carry\nc\nnotes\n";

    private static readonly string[] Paths = ["random.blif", "top.blif", "gates.bench", "ands.aag"];

    public static TheoryData<string> Texts => new(Paths);

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_damaged_text_is_a_netlist_or_is_refused_with_its_place_and_what_was_expected(string path)
    {
        int refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            string text = FileMutations.Damage(TextOf(path, seed % 5), seed * 31 + path.Length);
            NetlistException? refusal = Refusal(path, text, $"{path}, seed {seed}");
            refused += refusal is null ? 0 : 1;
        }

        Assert.InRange(refused, Mutations / 4, Mutations - 1);
    }

    [Fact]
    public void A_damaged_binary_file_is_a_netlist_or_is_refused_with_its_place()
    {
        byte[] sound = [.. Encoding.ASCII.GetBytes("aig 6 2 0 2 4\n13\n6\n"), 2, 2, 3, 3, 6, 1, 1, 2, .. Encoding.ASCII.GetBytes("i0 a\no0 sum\nc\n")];
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = sound[..(random.Next(4) == 0 ? random.Next(sound.Length) : sound.Length)];
            for (int changes = random.Next(4); changes >= 0 && bytes.Length > 3; changes--)
            {
                bytes[3 + random.Next(bytes.Length - 3)] = (byte)random.Next(random.Next(2) == 0 ? 8 : 256);
            }

            try
            {
                AigerReader.Read(bytes);
            }
            catch (NetlistException refusal)
            {
                refused++;
                Assert.Contains("expected", refusal.Detail, StringComparison.Ordinal);
                Assert.True(refusal.Offset is null ? refusal.Line > 0 : refusal.Offset >= 0 && refusal.Offset <= bytes.Length, refusal.Message);
            }
        }

        Assert.InRange(refused, 1000, 2999);
    }

    [Theory]
    [InlineData(".blif", "", ".model ", "\n")]
    [InlineData(".blif", "", "a", "\n")]
    [InlineData(".blif", "", "\n", "x")]
    [InlineData(".blif", "", "\\\n", "x")]
    [InlineData(".blif", "", "\\ ", "x")]
    [InlineData(".blif", ".model m\n.inputs ", "ab ", "\n")]
    [InlineData(".blif", ".model m\n.inputs a\n.outputs f\n.names ", "a ", "f\n1 1\n")]
    [InlineData(".blif", ".model m\n.inputs a\n.outputs f\n.names a f\n", "1 1\n", "x")]
    [InlineData(".blif", ".model m\n.inputs a b c d e f g h i j k l m n\n.outputs z\n.names a b c d e f g h i j k l m n z\n", "-------------- 1\n", "x")]
    [InlineData(".blif", ".model m\n.inputs a\n.outputs f\n", ".subckt n x=a y=f\n", ".model n\n.inputs x\n.names x\n")]
    [InlineData(".blif", ".model m\n.inputs a\n", ".model m\n", ".outputs f\n.names a f\n1 0\n1 1\n")]
    [InlineData(".bench", "", "INPUT(", "\n")]
    [InlineData(".bench", "INPUT(a)\nf = AND(a", ", a", "\nx")]
    [InlineData(".bench", "INPUT(a)\nf = LUT 0x", "0", "g (a)\n")]
    [InlineData(".bench", "INPUT(a)\nf = LUT 0x1 (", "a, ", "a)\n")]
    [InlineData(".aag", "aag 1 1 0 0 0\n2\n", "i0 a\n", "\n")]
    [InlineData(".aag", "aag 16777216 16777216 0 0 0\n", "2\n", "\n")]
    [InlineData(".aag", "aag 1 1 0 0 0", " 0", "\n")]
    [InlineData(".aag", "", "9", "\n")]
    public void A_text_of_one_part_repeated_to_megabytes_is_refused_with_a_short_message(string extension, string start, string part, string end)
    {
        string text = start + string.Concat(Enumerable.Repeat(part, (1 << 20) / part.Length)) + end;
        NetlistException? refusal = Refusal("x" + extension, text, start + part);

        Assert.NotNull(refusal);
        Assert.InRange(refusal.Detail.Length, 1, 400);
    }

    [Fact]
    public void Noise_is_refused_in_every_format()
    {
        var random = new Random(5);
        string noise = string.Create(1 << 20, random, (span, r) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = (char)r.Next(1, 256);
            }
        });

        foreach (string path in Paths)
        {
            Assert.NotNull(Refusal(path, noise, "noise"));
            Assert.NotNull(Refusal(path, TextOf(path, 0).Replace("c\nnotes\n", "", StringComparison.Ordinal).Replace(".end\n", "", StringComparison.Ordinal) + noise, "noise behind a netlist"));
        }
    }

    [Fact]
    public void A_text_longer_than_any_netlist_is_refused_before_it_is_read()
    {
        string text = new('\n', (1 << 28) + 1);

        foreach (string path in Paths)
        {
            Assert.Equal(NetworkRule.LimitExceeded, Refusal(path, text, "a long text")?.Rule);
        }
    }

    [Theory]
    [InlineData("long.blif")]
    [InlineData("long.aig")]
    public void A_file_of_a_gigabyte_is_refused_before_it_is_read(string name)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lutgen");
        try
        {
            // No block of it is on the disk.
            string path = Path.Combine(folder.FullName, name);
            using (FileStream file = File.Create(path))
            {
                file.SetLength(1L << 30);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(NetworkRule.LimitExceeded, Assert.Throws<NetlistException>(() => NetlistFile.Read(path)).Rule);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Reading_ends_when_nobody_waits_for_it()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        string text = ".model m\n.inputs a\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $".names a f{i}\n1 1\n"));

        Assert.Throws<OperationCanceledException>(() => BlifReader.Read(text, cancelled.Token));
    }

    private static string TextOf(string path, int seed) => path switch
    {
        "random.blif" => BlifWriter.Write(NetlistSimulation.Random(seed, 4, 6, 4)),
        "top.blif" => Hierarchy,
        "gates.bench" => Gates,
        _ => Ands,
    };

    private static NetlistException? Refusal(string path, string text, string what)
    {
        // A hang ends here and fails the test; it is no measurement.
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Netlist netlist = NetlistFile.ReadText(path, text, guard.Token);
            Assert.Equal(NetlistSimulation.Outputs(netlist, Inputs(netlist)), NetlistSimulation.Outputs(BlifReader.Read(BlifWriter.Write(netlist)), Inputs(netlist)));
            return null;
        }
        catch (NetlistException refusal)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes < FreeBytes + (long)BytesOfACharacter * text.Length, $"{what}: {bytes} bytes for {text.Length} characters");
            string[] lines = text.Length < 1 << 28 ? text.Split('\n') : [""];
            Assert.InRange(refusal.Line, 1, lines.Length);
            Assert.InRange(refusal.Column, 1, lines[refusal.Line - 1].Length + 1);
            Assert.Contains("expected", refusal.Detail, StringComparison.Ordinal);
            return refusal;
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {other}");
            throw;
        }
    }

    private static ulong[] Inputs(Netlist netlist) => Enumerable.Range(0, netlist.Inputs.Count).Select(i => 0x9E3779B97F4A7C15 * (ulong)(i + 1)).ToArray();
}
