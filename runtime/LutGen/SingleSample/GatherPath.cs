using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>One sample through all cells of a circuit, 64 cells at a time: the row's bits are compared straight into the memory of bits.</summary>
internal sealed unsafe class GatherPath : SamplePath
{
    private readonly RowReader<float> _floats;
    private readonly RowReader<byte> _bytes;
    private readonly GatherKernel _kernel;
    private readonly BitSums _sums;
    private readonly int _operands;
    private readonly int _numbers;
    private readonly int _packing;

    /// <summary>Arranges a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="floats">Reads rows of <c>float</c>.</param>
    /// <param name="bytes">Reads rows of bytes, into the same layout.</param>
    /// <param name="head">The head's counterpart.</param>
    /// <param name="outputWidths">Bits of each of the head's signals.</param>
    public GatherPath(Circuit circuit, RowReader<float> floats, RowReader<byte> bytes, HeadReadout head, int[] outputWidths)
    {
        (_floats, _bytes) = (floats, bytes);
        ColumnLayout layout = floats.Packer.Layout;
        GatherPlan plan = GatherPlan.Create(circuit, layout.Places(), layout.GroupCount, NumbersOf(circuit, head.Counts, outputWidths));
        _kernel = new GatherKernel(plan);
        _sums = new BitSums(head.Counts, outputWidths, circuit.Outputs.Select(id => plan.Places[id]).ToArray());
        _operands = plan.Words;
        _numbers = _operands + plan.OperandWords;
        _packing = _numbers + ScratchMemory.Aligned((head.Counts.Count + 1) / 2);
        Nanoseconds = SampleCost.OfGathers(plan.Gathers.Count, plan.Levels.Count, _sums.Terms);
    }

    /// <summary>About how long a row takes.</summary>
    public double Nanoseconds { get; }

    public override int* Evaluate(float* row) => Evaluate(_floats.Packer, row);

    public override int* Evaluate(byte* row) => Evaluate(_bytes.Packer, row);

    private int* Evaluate<T>(RowPacker<T> packer, T* row)
        where T : unmanaged
    {
        ulong* memory = ScratchMemory.Get(_packing + packer.ScratchWords(1));
        packer.PackMasks(row, memory, memory + _packing);
        _kernel.Run(memory, memory + _operands);
        var numbers = (int*)(memory + _numbers);
        _sums.Run(memory, numbers);
        return numbers;
    }

    // The number that each output belongs to, by id: bits that are counted together had better lie together.
    private static int[] NumbersOf(Circuit circuit, IReadOnlyList<int> counts, int[] widths)
    {
        var numbers = new int[circuit.InputCount + circuit.Nodes.Count];
        int code = 0;
        int output = 0;
        for (int number = 0; number < counts.Count; number++)
        {
            for (int end = code + counts[number]; code < end; code++)
            {
                for (int end2 = output + widths[code]; output < end2; output++)
                {
                    numbers[circuit.Outputs[output]] = number + 1;
                }
            }
        }

        return numbers;
    }
}
