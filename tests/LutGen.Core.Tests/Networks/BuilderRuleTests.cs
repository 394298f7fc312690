using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

/// <summary>Each rule that a network can break when it is built in memory; <c>FileRuleTests</c> breaks them in a file.</summary>
public sealed class BuilderRuleTests
{
    private static readonly SignalScope Mixed = new([1, 8, 9, 16, 1, 1]);

    public static TheoryData<string, NetworkRule, Action> Faults => new()
    {
        { "a name of two words", NetworkRule.Malformed, () => _ = new NetworkBuilder("two words", new RawBitsEncoder(1)) },
        { "an empty name", NetworkRule.Malformed, () => _ = new NetworkBuilder("", new RawBitsEncoder(1)) },
        { "no features", NetworkRule.LimitExceeded, () => _ = new RawBitsEncoder(0) },
        { "too many features", NetworkRule.LimitExceeded, () => _ = new RawBitsEncoder(NetworkLimits.Signals + 1) },
        { "too many bits", NetworkRule.LimitExceeded, () => _ = new ThermometerEncoder(NetworkLimits.Signals / 2, [1f, 2f, 3f]) },
        { "no bits", NetworkRule.Malformed, () => _ = new ThermometerEncoder([[], []]) },
        { "falling thresholds", NetworkRule.Malformed, () => _ = new ThermometerEncoder([[2f, 1f]]) },
        { "a threshold of NaN", NetworkRule.Malformed, () => _ = new ThresholdEncoder(2, float.NaN) },
        { "an infinite threshold", NetworkRule.Malformed, () => _ = new ThresholdEncoder([1f, float.PositiveInfinity]) },
        { "a quantiser of 17 bits", NetworkRule.WidthMismatch, () => _ = new QuantizerEncoder(1, new Quantizer(17, 1, 0)) },
        { "a scale of 0", NetworkRule.Malformed, () => _ = new QuantizerEncoder([new Quantizer(2, 1, 0), new Quantizer(2, 0, 0)]) },
        { "a scale of NaN", NetworkRule.Malformed, () => _ = new QuantizerEncoder(1, new Quantizer(2, float.NaN, 0)) },
        { "a zero out of range", NetworkRule.Malformed, () => _ = new QuantizerEncoder(1, new Quantizer(2, 1, NetworkLimits.ZeroPoint + 1)) },
        { "a table of another length", NetworkRule.TableLength, () => Luts().Add([0, 4], TruthTable.FromWord(3, 1)) },
        { "a table of another width", NetworkRule.TableLength, () => Luts().Add([0, 4], TruthTable.FromFunction(2, 2, _ => 0)) },
        { "an entry beyond its width", NetworkRule.WidthMismatch, () => TruthTable.FromFunction(1, 2, _ => 4) },
        { "an input beyond the network", NetworkRule.InputOutOfRange, () => Luts().Add([0, 6], TruthTable.Gate(1)) },
        { "a negative input", NetworkRule.InputOutOfRange, () => Luts().Add([-1], TruthTable.FromWord(1, 1)) },
        { "a forward reference", NetworkRule.Cycle, () => new LutLayer.Builder(new SignalScope([1]) { ExpectedCount = 3 }, 1).AddressBitsFor([0, 2]) },
        { "an address input of 9 bits", NetworkRule.WidthMismatch, () => Luts().AddressBitsFor([2]) },
        { "25 address bits", NetworkRule.LimitExceeded, () => Luts().AddressBitsFor([1, 1, 1, 0]) },
        { "a sum of 25 bits", NetworkRule.LimitExceeded, () => new LutLayer.Builder(Mixed, 1, Addressing.Sum).AddressBitsFor(Enumerable.Repeat(1, 1 << 17).ToArray()) },
        { "neurons of 17 bits", NetworkRule.WidthMismatch, () => _ = new LutLayer.Builder(Mixed, 17) },
        { "a signal of 0 bits", NetworkRule.WidthMismatch, () => _ = new SignalScope([0]) },
        { "a product table of 3 entries", NetworkRule.TableLength, () => _ = new ProductTable([1, 2, 3]) },
        { "chunks of 9 bits", NetworkRule.TableLength, () => ProductTable.Exact(1, 9) },
        { "a weight whose products overflow", NetworkRule.Malformed, () => ProductTable.Exact(int.MaxValue / 2, 2) },
        { "product tables of two lengths", NetworkRule.TableLength, () => Mac(0, [ProductTable.Exact(1, 1), ProductTable.Exact(1, 2)]) },
        { "dropped chunks below 0", NetworkRule.Malformed, () => Mac(-1, []) },
        { "a product table that is not there", NetworkRule.InputOutOfRange, () => Mac(0, [], new MacNeuron([new MacInput(0, 0)], 0, 1, 0, 0)) },
        { "a MAC input that is not there", NetworkRule.InputOutOfRange, () => Mac(0, [ProductTable.Exact(1, 1)], new MacNeuron([new MacInput(9, 0)], 0, 1, 0, 0)) },
        { "a shift of 32", NetworkRule.Malformed, () => Mac(0, [], new MacNeuron([], 0, 1, 32, 0)) },
        { "a negative multiplier", NetworkRule.Malformed, () => Mac(0, [], new MacNeuron([], 0, -1, 0, 0)) },
        { "a bias without a magnitude", NetworkRule.LimitExceeded, () => Mac(0, [], new MacNeuron([], int.MinValue, 1, 0, 0)) },
        { "an accumulator of 33 bits", NetworkRule.LimitExceeded, () => Mac(0, [ProductTable.Exact(1 << 15, 1)], new MacNeuron([new MacInput(3, 0)], 1 << 16, 1, 0, 0)) },
        { "an accumulator of 65 bits", NetworkRule.LimitExceeded, () => Mac(0, [new ProductTable([0, int.MinValue])], new MacNeuron(Enumerable.Repeat(new MacInput(3, 0), 1 << 17).ToArray(), 0, 1, 0, 0)) },
        { "an addition of nothing", NetworkRule.Malformed, () => Add(0, 0) },
        { "an addition of two shapes", NetworkRule.WidthMismatch, () => Add(0, 0, new AddTerm(new SignalGrid(4, 1, 1, 2), 1), new AddTerm(new SignalGrid(4, 2, 1, 1), 1)) },
        { "an addition of a grid of two widths", NetworkRule.WidthMismatch, () => Add(0, 0, new AddTerm(new SignalGrid(0, 1, 1, 2), 1)) },
        { "an addition of what is not there", NetworkRule.InputOutOfRange, () => Add(0, 0, new AddTerm(new SignalGrid(5, 1, 1, 2), 1)) },
        { "an addition with a shift of 32", NetworkRule.Malformed, () => Add(0, 32, new AddTerm(new SignalGrid(4, 1, 1, 2), 1)) },
        { "an addition with a bias without a magnitude", NetworkRule.LimitExceeded, () => Add(int.MinValue, 0, new AddTerm(new SignalGrid(4, 1, 1, 2), 1)) },
        { "an addition of 33 bits", NetworkRule.LimitExceeded, () => Add(0, 0, new AddTerm(new SignalGrid(3, 1, 1, 1), 1 << 14), new AddTerm(new SignalGrid(3, 1, 1, 1), -1 << 14), new AddTerm(new SignalGrid(4, 1, 1, 1), 1 << 17)) },
        { "an addition whose rounding is too much", NetworkRule.LimitExceeded, () => Add(1 << 30, 31, new AddTerm(new SignalGrid(4, 1, 1, 2), 1)) },
        { "an average of 33 bits", NetworkRule.LimitExceeded, () => _ = new PoolLayer(Mixed, new SignalGrid(3, 1, 1, 1), new SlidingWindow(256, 256, 1, 255), PoolKind.Average) },
        { "an empty grid", NetworkRule.Malformed, () => Pool(new SignalGrid(0, 0, 1, 1), new SlidingWindow(1, 1, 1, 0)) },
        { "a grid whose size overflows", NetworkRule.Malformed, () => Pool(new SignalGrid(0, 65536, 65536, 1), new SlidingWindow(1, 1, 1, 0)) },
        { "a grid beyond the signals", NetworkRule.InputOutOfRange, () => Pool(new SignalGrid(4, 1, 1, 3), new SlidingWindow(1, 1, 1, 0)) },
        { "a grid of two widths", NetworkRule.WidthMismatch, () => Pool(new SignalGrid(0, 1, 1, 2), new SlidingWindow(1, 1, 1, 0)) },
        { "a window larger than its grid", NetworkRule.Malformed, () => Pool(new SignalGrid(4, 1, 1, 2), new SlidingWindow(2, 1, 1, 0)) },
        { "a stride of 0", NetworkRule.Malformed, () => Pool(new SignalGrid(4, 1, 1, 2), new SlidingWindow(1, 1, 0, 0)) },
        { "padding as large as the window", NetworkRule.Malformed, () => Pool(new SignalGrid(4, 1, 1, 2), new SlidingWindow(1, 2, 1, 2)) },
        { "sizes whose products overflow", NetworkRule.LimitExceeded, () => Pool(new SignalGrid(4, 1, 1, 2), new SlidingWindow(1, 1 << 24, 1, (1 << 24) - 1)) },
        { "a kernel of other inputs", NetworkRule.WidthMismatch, () => Convolve(new Subnetwork(new SignalScope([1, 1, 1]), 3, [], [0])) },
        { "a kernel of other widths", NetworkRule.WidthMismatch, () => Convolve(new Subnetwork(new SignalScope([1, 2]), 2, [], [0])) },
        { "a kernel without outputs", NetworkRule.Malformed, () => _ = new Subnetwork(new SignalScope([1]), 1, [], []) },
        { "kernel outputs of two widths", NetworkRule.WidthMismatch, () => _ = new Subnetwork(new SignalScope([1, 2]), 2, [], [0, 1]) },
        { "a head that reads past the network", NetworkRule.InputOutOfRange, () => Build(new ArgmaxHead([0, 2])) },
        { "an argmax of nothing", NetworkRule.Malformed, () => _ = new ArgmaxHead([]) },
        { "a bits head of nothing", NetworkRule.Malformed, () => _ = new BitsHead([]) },
        { "a dequantise head of nothing", NetworkRule.Malformed, () => _ = new DequantizeHead([]) },
        { "a score of negative scale", NetworkRule.Malformed, () => _ = new DequantizeHead([new DequantizedScore(0, -1, 0)]) },
        { "no groups", NetworkRule.Malformed, () => _ = new GroupSumHead(1, []) },
        { "a tau of 0", NetworkRule.Malformed, () => _ = new GroupSumHead(0, [new SumGroup(0, new SignalList([0]))]) },
        { "a beta of NaN", NetworkRule.Malformed, () => _ = new GroupSumHead(1, [new SumGroup(float.NaN, new SignalList([0]))]) },
        { "groups that do not come out even", NetworkRule.Malformed, () => GroupSumHead.Contiguous(0, 5, 2, 1) },
        { "a group sum of 33 bits", NetworkRule.LimitExceeded, () => _ = Wide(new GroupSumHead(1, [new SumGroup(0, new SignalList(Enumerable.Repeat(0, 1 << 16)))])) },
        { "a head of too many signals", NetworkRule.LimitExceeded, () => Build(new ArgmaxHead(Enumerable.Repeat(0, NetworkLimits.ListedSignals + 1))) },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_broken_rule_is_named_and_the_message_says_what_was_expected(string fault, NetworkRule rule, Action provoke)
    {
        NetworkException broken = Assert.Throws<NetworkException>(provoke);

        Assert.True(broken.Rule == rule, $"{fault} gave {broken.Rule}: {broken.Message}");
        Assert.Contains("expected", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_offending_input_is_named_by_its_position()
    {
        Assert.Equal(2, Assert.Throws<NetworkException>(() => Luts().AddressBitsFor([0, 4, 77])).Operand);
        Assert.Equal(-1, Assert.Throws<NetworkException>(() => Luts().Add([0], TruthTable.Gate(1))).Operand);
    }

    private static LutLayer.Builder Luts() => new(Mixed, 1);

    private static void Mac(int dropped, ProductTable[] tables, params MacNeuron[] neurons) => _ = new MacLayer(Mixed, 4, dropped, tables, neurons);

    private static void Add(int bias, int shift, params AddTerm[] terms) => _ = new AddLayer(Mixed, 4, terms, bias, shift, 0);

    private static void Pool(SignalGrid grid, SlidingWindow window) => _ = new PoolLayer(Mixed, grid, window, PoolKind.Or);

    private static void Convolve(Subnetwork kernel) => _ = new ConvolutionLayer(Mixed, new SignalGrid(4, 1, 1, 2), new SlidingWindow(1, 2, 1, 0), kernel);

    private static void Build(OutputHead head) => new NetworkBuilder("n", new RawBitsEncoder(2)).Build(head);

    private static LutNetwork Wide(OutputHead head) => new NetworkBuilder("n", new QuantizerEncoder(1, new Quantizer(16, 1, 0))).Build(head);
}
