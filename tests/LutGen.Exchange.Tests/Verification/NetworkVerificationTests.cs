using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Exchange.Verification;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Netlists;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Testing;

namespace LutGen.Exchange.Tests.Verification;

public sealed class NetworkVerificationTests
{
    private static readonly VerificationOptions Quick = new(Samples: 2000, ExhaustiveBits: 12, ConeNodes: 1 << 14, ProofNodes: 1 << 19);

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_is_proven_equal_to_itself(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 4);
        VerificationResult result = NetworkVerification.Compare(network, network, Quick with { ExhaustiveBits = 0 });

        Assert.Equal((Verdict.Proven, 0, 0), (result.Verdict, result.ProvenByDiagrams, result.NotProven.Count));
        Assert.Equal(result.OutputCount, result.ProvenByStructure);
        Assert.Equal(2048, result.RandomSamples);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_simplified_network_and_its_netlist_are_never_refuted(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 6);
        VerificationResult simplified = NetworkVerification.Compare(network, PassPipeline.Run(network).Network, Quick);
        VerificationResult netlist = NetworkVerification.Compare(NetlistNetwork.Of(BlifReader.Read(BlifWriter.Write(NetworkNetlist.Of(network)))), network, Quick with { ExhaustiveBits = 0 });

        Assert.NotEqual(Verdict.Different, simplified.Verdict);
        Assert.NotEqual(Verdict.Different, netlist.Verdict);
        Assert.Equal(network.Encoder is RawBitsEncoder ? "features" : "encoder bits", netlist.Inputs);
        Assert.Equal(kind == "bits" ? "bits" : "head bits", netlist.Outputs);
        if (kind is "bits" or "constants" or "gates" or "thermometer" or "wide-gates" or "luts")
        {
            Assert.Equal((Verdict.Proven, netlist.OutputCount), (netlist.Verdict, netlist.ProvenByStructure));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_damaged_netlist_is_different_exactly_where_some_input_tells(int exhaustiveBits)
    {
        int different = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            LutNetwork sound = RandomNetworks.Create("bits", seed % 4);
            string[] lines = BlifWriter.Write(NetworkNetlist.Of(sound)).Split('\n');
            int[] covers = Enumerable.Range(0, lines.Length).Where(i => lines[i].Length > 3 && lines[i][0] is '0' or '1').ToArray();
            lines[covers[seed * 7 % covers.Length]] = lines[covers[seed * 5 % covers.Length]][..^2] + lines[covers[seed * 7 % covers.Length]][^2..];
            LutNetwork? damaged = Read(string.Join('\n', lines));
            if (damaged is null)
            {
                continue;
            }

            VerificationResult result = NetworkVerification.Compare(sound, damaged, Quick with { Samples = 0, ExhaustiveBits = exhaustiveBits });
            bool isDifferent = Enumerable.Range(0, 512).Any(address => !Bits(sound, Row(address, 9)).SequenceEqual(Bits(damaged, Row(address, 9))));
            different += isDifferent ? 1 : 0;

            Assert.Equal(isDifferent ? Verdict.Different : Verdict.Proven, result.Verdict);
            if (result.Counterexample is { } found)
            {
                Assert.Equal(Bits(sound, found.Input), found.First);
                Assert.Equal(Bits(damaged, found.Input), found.Second);
                Assert.NotEqual(found.First, found.Second);
            }
        }

        Assert.InRange(different, 10, 50);
    }

    [Fact]
    public void One_input_of_a_trillion_is_found_by_diagrams()
    {
        string names = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}"));
        string Gate(string last) => $".model m\n.inputs {names}\n.outputs f\n.names {names} f\n{new string('1', 40)} 1\n{last}.end\n";
        LutNetwork first = Read(Gate($"{new string('0', 40)} 1\n"))!;
        LutNetwork second = Read(Gate(""))!;

        VerificationResult result = NetworkVerification.Compare(first, second, Quick);

        Assert.Equal((Verdict.Different, 2048), (result.Verdict, result.RandomSamples));
        Assert.Equal(new float[40], result.Counterexample!.Input);
        Assert.Equal([1], result.Counterexample.First);
        Assert.Equal([0], result.Counterexample.Second);
    }

    [Fact]
    public void Logic_of_another_structure_is_proven_by_diagrams()
    {
        // A carry chain against a tree: parity and AND of 40 inputs.
        string names = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}"));
        string chain = $".model m\n.inputs {names}\n.outputs x39\n" + string.Concat(Enumerable.Range(1, 39).Select(i => $".names {(i == 1 ? "a0" : $"x{i - 1}")} a{i} x{i}\n10 1\n01 1\n"));
        string tree = string.Concat(Enumerable.Range(0, 40).Select(i => $"INPUT(a{i})\n")) + $"OUTPUT(x39)\nx39 = XOR({names.Replace(" ", ", ", StringComparison.Ordinal)})\n";

        VerificationResult result = NetworkVerification.Compare(Read(chain)!, NetlistNetwork.Of(BenchReader.Read(tree)), Quick);

        Assert.Equal((Verdict.Proven, 0, 1), (result.Verdict, result.ProvenByStructure, result.ProvenByDiagrams));
    }

    [Fact]
    public void Logic_that_was_restructured_is_proven_cell_by_cell()
    {
        // Too many inputs and levels for diagrams of whole outputs.
        LutNetwork network = RandomNetworks.GateLayers(seed: 3, features: 120, layers: 5, width: 300, classes: 3);
        Circuit circuit = CircuitLowering.Lower(network, 1 << 20)!;
        var restructured = new Netlist(
            "circuit",
            Enumerable.Range(0, circuit.InputCount).Select(i => $"x{i}").ToArray(),
            circuit.Nodes.Select((node, i) => node.Function is 0x00 or 0xFF
                ? new NetlistNode($"c{i}", [], TruthTable.FromWord(0, node.Function))
                : new NetlistNode($"c{i}", [node.A, node.B, node.C], TruthTable.FromWord(3, node.Function))).ToArray(),
            circuit.Outputs.Select((output, i) => new NetlistOutput($"y{i}", output)).ToArray());

        VerificationResult result = NetworkVerification.Compare(network, NetlistNetwork.Of(restructured), Quick with { ConeNodes = 200 });

        Assert.Equal((Verdict.Proven, 300), (result.Verdict, result.OutputCount));
        Assert.InRange(result.ProvenByStructure, 0, 299);
    }

    [Fact]
    public void Outputs_whose_diagrams_are_too_large_are_named()
    {
        // Products of 12 bits with the operands exchanged: the middle bits have no small diagrams.
        VerificationResult result = NetworkVerification.Compare(Multiplier(12, isExchanged: false), Multiplier(12, isExchanged: true), Quick with { ConeNodes = 2000 });

        Assert.Equal(Verdict.NotRefuted, result.Verdict);
        Assert.Contains("bit 12", result.NotProven);
        Assert.DoesNotContain("bit 3", result.NotProven);
        Assert.Equal(24, result.ProvenByStructure + result.ProvenByDiagrams + result.NotProven.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void Thresholds_that_cannot_be_exceeded_alone_tell_no_difference(int exhaustiveBits)
    {
        // Bit 1 is above 5, bit 0 above 2: both are 1 where bit 1 is.
        LutNetwork both = Comparing(new ThermometerEncoder([[2, 5], [0.5f]]), layer => layer.Add([0, 1, 2], TruthTable.FromWord(3, 1UL << 7)));
        LutNetwork one = Comparing(new ThermometerEncoder([[5, 7, 9], [0.5f]]), layer => layer.Add([0, 3], TruthTable.Gate(1)));
        LutNetwork other = Comparing(new ThermometerEncoder([[2, 5], [0.5f]]), layer => layer.Add([0, 2], TruthTable.Gate(1)));

        Assert.Equal(Verdict.Proven, NetworkVerification.Compare(both, one, Quick with { ExhaustiveBits = exhaustiveBits }).Verdict);
        VerificationResult different = NetworkVerification.Compare(both, other, Quick with { Samples = 0, ExhaustiveBits = exhaustiveBits });
        Assert.Equal(Verdict.Different, different.Verdict);
        Assert.InRange(different.Counterexample!.Input[0], 2.0001f, 5);
        Assert.Equal(1, different.Counterexample.Input[1]);
    }

    [Fact]
    public void A_quantiser_is_compared_with_thresholds_and_with_another_quantiser()
    {
        // Code 0 to 3 of steps of a half; the outputs are the code's bits, and the thresholds at which they change.
        LutNetwork quantised = Comparing(new QuantizerEncoder(1, new Quantizer(2, 0.5f, 1)), layer => layer.Add([0], TruthTable.FromFunction(2, 1, code => code >> 1)));
        var builder = new NetworkBuilder("threshold", new ThresholdEncoder(1, MathF.BitDecrement(0.25f)));
        LutNetwork tieIsDown = builder.Build(new BitsHead([0]));
        LutNetwork tieIsUp = new NetworkBuilder("threshold", new ThresholdEncoder(1, 0.25f)).Build(new BitsHead([0]));
        LutNetwork finer = Comparing(new QuantizerEncoder(1, new Quantizer(3, 0.25f, 2)), layer => layer.Add([0], TruthTable.FromFunction(3, 1, code => code >= 4 ? 1 : 0)));

        // 0.25 / 0.5 is a tie, rounded to 0: code 1 of which the upper bit is 0.
        Assert.Equal(Verdict.Proven, NetworkVerification.Compare(quantised, tieIsUp, Quick).Verdict);
        VerificationResult different = NetworkVerification.Compare(quantised, tieIsDown, Quick);
        Assert.Equal((Verdict.Different, 0.25f), (different.Verdict, different.Counterexample!.Input[0]));
        Assert.Equal(Verdict.Different, NetworkVerification.Compare(quantised, finer, Quick).Verdict);
    }

    [Fact]
    public void Sums_do_not_depend_on_the_order_of_their_signals()
    {
        LutNetwork network = RandomNetworks.Create("wide-gates", 3);
        var head = (GroupSumHead)network.Head;
        LutNetwork Headed(float tau, Func<SumGroup, SumGroup> change) => Rebuilt(network, new GroupSumHead(tau, head.Groups.Select(change).ToArray()));
        LutNetwork reversed = Headed(head.Tau, group => group with { Signals = new SignalList(group.Signals.Reverse()) });
        LutNetwork without = Headed(head.Tau, group => group with { Signals = new SignalList(group.Signals.Skip(1)) });

        VerificationResult same = NetworkVerification.Compare(network, reversed, Quick with { ExhaustiveBits = 0 });
        Assert.Equal((Verdict.Proven, "scores", 5, null), (same.Verdict, same.Outputs, same.ProvenByStructure, same.Note));
        Assert.Equal(Verdict.Different, NetworkVerification.Compare(network, without, Quick).Verdict);
        Assert.Contains("tau", NetworkVerification.Compare(network, Headed(head.Tau + 1, group => group), Quick).Note, StringComparison.Ordinal);
        Assert.Equal(Verdict.Different, NetworkVerification.Compare(network, Headed(head.Tau, group => group with { Beta = group.Beta + (group == head.Groups[2] ? 1000 : 0) }), Quick).Verdict);
    }

    [Fact]
    public void Heads_of_different_kinds_are_compared_by_their_class()
    {
        var builder = new NetworkBuilder("pair", new RawBitsEncoder(4));
        LutNetwork sums = builder.Build(new GroupSumHead(1, [new SumGroup(0, new SignalList([0, 1])), new SumGroup(0, new SignalList([2, 3]))]));
        builder = new NetworkBuilder("pair", new RawBitsEncoder(4));
        LutLayer.Builder layer = builder.Luts(2);
        layer.Add([0, 1], TruthTable.FromFunction(2, 2, address => (address >> 1) + (address & 1)));
        layer.Add([2, 3], TruthTable.FromFunction(2, 2, address => (address >> 1) + (address & 1)));
        builder.Add(layer.Build());
        LutNetwork codes = builder.Build(new ArgmaxHead([4, 5]));
        LutNetwork exchanged = Rebuilt(codes, new ArgmaxHead([5, 4]));
        LutNetwork bit = Read(".model m\n.inputs a b c d\n.outputs k\n.names a b c d k\n0001 1\n0010 1\n0-11 1\n-011 1\n.end\n")!;

        foreach (int exhaustiveBits in new[] { 0, 12 })
        {
            VerificationOptions options = Quick with { ExhaustiveBits = exhaustiveBits };
            foreach (LutNetwork other in new[] { codes, bit })
            {
                VerificationResult result = NetworkVerification.Compare(sums, other, options);
                Assert.Equal((Verdict.Proven, "classes"), (result.Verdict, result.Outputs));
            }

            Assert.Equal(Verdict.Different, NetworkVerification.Compare(sums, exchanged, options).Verdict);
        }
    }

    [Fact]
    public void Networks_of_other_inputs_or_outputs_are_refused()
    {
        LutNetwork five = RandomNetworks.Create("constants", 1);
        LutNetwork nine = RandomNetworks.Create("bits", 1);
        NetworkException inputs = Assert.Throws<NetworkException>(() => NetworkVerification.Compare(five, nine));
        NetworkException outputs = Assert.Throws<NetworkException>(() => NetworkVerification.Compare(nine, Rebuilt(nine, new BitsHead([0, 1]))));

        Assert.Contains("5 and 9 features", inputs.Message, StringComparison.Ordinal);
        Assert.Contains("5 and 2 scores, of 13 and 2 bits, expected", outputs.Message, StringComparison.Ordinal);
    }

    private static LutNetwork? Read(string blif)
    {
        try
        {
            return NetlistNetwork.Of(BlifReader.Read(blif));
        }
        catch (NetlistException)
        {
            return null;
        }
    }

    private static float[] Row(int address, int count) => Enumerable.Range(0, count).Select(bit => (float)((address >> bit) & 1)).ToArray();

    private static double[] Bits(LutNetwork network, IReadOnlyList<float> row)
    {
        int[] codes = new NetworkEvaluator(network).Evaluate(row);
        return network.Head.Signals.SelectMany(signal => Enumerable.Range(0, network.WidthOf(signal)).Reverse().Select(bit => (double)((codes[signal] >> bit) & 1))).ToArray();
    }

    private static LutNetwork Comparing(InputEncoder encoder, Func<LutLayer.Builder, int> add)
    {
        var builder = new NetworkBuilder("comparing", encoder);
        LutLayer.Builder layer = builder.Luts(1);
        int output = add(layer);
        builder.Add(layer.Build());
        return builder.Build(new BitsHead([output]));
    }

    // The same layers under another head.
    private static LutNetwork Rebuilt(LutNetwork network, OutputHead head)
    {
        string text = LutnetWriter.ToText(network);
        return LutnetReader.Read($"{text[..text.IndexOf("\nhead ", StringComparison.Ordinal)]}\n{HeadText(head)}end\n");
    }

    private static string HeadText(OutputHead head) => head switch
    {
        BitsHead bits => $"head bits {string.Join(' ', bits.Signals)}\n",
        ArgmaxHead argmax => $"head argmax {string.Join(' ', argmax.Signals)}\n",
        GroupSumHead sums => FormattableString.Invariant($"head groupsum tau={sums.Tau} groups={sums.Groups.Count}\n") + string.Concat(sums.Groups.Select(group => FormattableString.Invariant($"{group.Beta} {string.Join(' ', group.Signals)}\n"))),
        _ => throw new ArgumentException(head.GetType().Name),
    };

    private static LutNetwork Multiplier(int bits, bool isExchanged)
    {
        var text = new System.Text.StringBuilder($".model mul\n.inputs {string.Join(' ', Enumerable.Range(0, bits).Select(i => $"a{i} b{i}"))}\n.outputs {string.Join(' ', Enumerable.Range(0, 2 * bits).Select(i => $"s{bits}_{i}"))}\n.names zero\n");
        (string left, string right) = isExchanged ? ("b", "a") : ("a", "b");
        for (int i = 0; i < 2 * bits; i++)
        {
            text.Append($".names zero s0_{i}\n1 1\n");
        }

        // Row by row: s(r+1) = s(r) + left(r) * right * 2^r, with a rippling carry.
        for (int row = 0; row < bits; row++)
        {
            for (int place = 0; place < 2 * bits; place++)
            {
                bool isUnder = place >= row && place < row + bits;
                string term = isUnder ? $"p{row}_{place}" : "zero";
                string carry = place == 0 ? "zero" : $"c{row}_{place}";
                text.Append(isUnder ? $".names {left}{row} {right}{place - row} {term}\n11 1\n" : "");
                text.Append($".names s{row}_{place} {term} {carry} s{row + 1}_{place}\n100 1\n010 1\n001 1\n111 1\n");
                text.Append($".names s{row}_{place} {term} {carry} c{row}_{place + 1}\n11- 1\n1-1 1\n-11 1\n");
            }
        }

        return Read(text.ToString())!;
    }
}
