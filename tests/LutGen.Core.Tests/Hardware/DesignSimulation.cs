using LutGen.Circuits;
using LutGen.Core.Tests.Mapping;
using LutGen.Encoders;
using LutGen.Hardware;
using LutGen.Hardware.Cells;
using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Core.Tests.Hardware;

/// <summary>What mapped designs compute, 64 rows at once.</summary>
internal static class DesignSimulation
{
    /// <summary>The bits by which rows come into a design.</summary>
    public static ulong[] InputsOf(LutNetwork network, HardwareDesign design, float[][] rows)
    {
        var bits = new ulong[design.Encoder.Circuit.InputCount];
        for (int sample = 0; sample < rows.Length; sample++)
        {
            int place = 0;
            foreach (bool bit in network.Encoder is ComparisonEncoder ? FeatureBits(design.Formats, rows[sample]) : CodeBits(network, rows[sample]))
            {
                bits[place++] |= bit ? 1UL << sample : 0;
            }
        }

        return bits;
    }

    /// <summary>The design's outputs, through its parts one after the other. What a part says it does not need is garbage.</summary>
    public static ulong[] Run(MappedDesign mapped, HardwareDesign design, ulong[] inputs)
    {
        var random = new Random(1);
        ulong[] bits = inputs;
        for (int i = 0; i < mapped.Parts.Count; i++)
        {
            ulong[] outputs = design.Parts[i].Outputs.Select(_ => (ulong)random.NextInt64()).ToArray();
            ulong[] computed = RandomGraphs.Evaluate(mapped.Parts[i].Cover, bits);
            computed = mapped.Parts[i].Chains is { } chains ? Evaluate(chains, computed) : computed;
            for (int j = 0; j < computed.Length; j++)
            {
                outputs[mapped.Parts[i].Outputs[j]] = computed[j];
            }

            bits = outputs;
        }

        return bits;
    }

    /// <summary>What cells compute.</summary>
    public static ulong[] Evaluate(DesignNetlist netlist, ulong[] inputs)
    {
        List<ulong> nets = [.. inputs];
        foreach (DesignCell cell in netlist.Cells)
        {
            var outputs = new ulong[cell.OutputCount];
            for (int sample = 0; sample < 64; sample++)
            {
                long Number(IEnumerable<int> operands) => operands.Aggregate(0L, (sofar, operand) => (sofar << 1) | (operand < 0 ? (operand == DesignCell.True ? 1L : 0) : (long)(nets[operand] >> sample) & 1));
                long value = cell switch
                {
                    LookupCell lookup => lookup.Table[(int)Number(lookup.Fanins)],
                    AdderCell adder => Number(adder.First.Reverse()) + Number(adder.Second.Reverse()),
                    ComparisonCell comparison => Number(comparison.Second.Reverse()).CompareTo(Number(comparison.First.Reverse())) switch { 0 => comparison.IsGreaterIfEqual ? 1 : 0, > 0 => 1, _ => 0 },
                    _ => throw new InvalidOperationException($"no cell: {cell}"),
                };
                Assert.Equal(0, value >> outputs.Length);
                for (int bit = 0; bit < outputs.Length; bit++)
                {
                    outputs[bit] |= (ulong)((value >> bit) & 1) << sample;
                }
            }

            nets.AddRange(outputs);
        }

        return netlist.Outputs.Select(net => net < 0 ? (net == DesignCell.True ? ulong.MaxValue : 0) : nets[net]).ToArray();
    }

    /// <summary>The number of a sample that outputs are the digits of, the least significant first.</summary>
    public static int Number(ulong[] outputs, int sample) => outputs.Select((word, i) => (int)((word >> sample) & 1) << i).Sum();

    private static IEnumerable<bool> FeatureBits(IReadOnlyList<FeatureFormat> formats, float[] row) =>
        from format in formats
        let number = format.Encode(row[format.Feature])
        from bit in Enumerable.Range(0, format.Bits)
        select ((number >> bit) & 1) != 0;

    private static IEnumerable<bool> CodeBits(LutNetwork network, float[] row)
    {
        var codes = new int[network.Encoder.SignalCount];
        network.Encoder.Encode(row, codes);
        return from signal in Enumerable.Range(0, codes.Length)
               from bit in Enumerable.Range(0, network.WidthOf(signal)).Reverse()
               select ((codes[signal] >> bit) & 1) != 0;
    }
}
