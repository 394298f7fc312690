using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Kernels;
using LutGen.Packing;
using LutGen.SingleSample;

namespace LutGen.Macs;

/// <summary>Samples through a <see cref="MacProgram"/>, 16 together, in the memory of the thread.</summary>
internal sealed unsafe class MacPath : SamplePath
{
    private readonly LineStep[] _steps;
    private readonly RowLines<float> _floats;
    private readonly RowLines<byte> _bytes;
    private readonly PinnedTable<Number> _numbers;
    private readonly int _scratch;
    private readonly int _lineWords;
    private readonly int _rowWords;
    private readonly int _lanes;

    /// <summary>Prepares a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="code">Gives sums of its pruned layers as code for 16 lanes; null when there is none.</param>
    /// <param name="floats">Makes codes of rows of <c>float</c>.</param>
    /// <param name="bytes">Makes codes of rows of bytes.</param>
    /// <param name="counts">How many of the head's signals each number sums, in order.</param>
    /// <param name="lanes">Samples of a vector: 16, 8 or 4, at most <see cref="MostLanes"/>.</param>
    public MacPath(MacProgram program, Func<MacCode>? code, RowEncoder<float> floats, RowEncoder<byte> bytes, IReadOnlyList<int> counts, int lanes)
    {
        _lanes = lanes;
        MacCode? sums = lanes == 16 ? code?.Invoke() : null;
        _steps = [.. program.Stages.Select((stage, index) => LineStep.Create(stage, sums, index))];
        _floats = new RowLines<float>(program, floats);
        _bytes = new RowLines<byte>(program, bytes);
        _numbers = new PinnedTable<Number>([.. program.Network.Head.Signals
            .Zip(counts.SelectMany((count, number) => Enumerable.Repeat(number, count)), (signal, number) => new Number(
                program.Lines.LineOf(signal) * SignalLines.Bytes + (program.Lines.IsUpper(signal) ? sizeof(ushort) : 0), number))]);
        Stride = (counts.Count + 15) & ~15;
        _scratch = program.Lines.Count * SignalLines.Bytes;
        _lineWords = (_scratch + LineStep.ScratchBytes) / sizeof(ulong);
        _rowWords = ScratchMemory.Aligned((_floats.RowCodes * sizeof(ushort) + 7) / 8);
    }

    /// <summary>Samples of the widest vectors that the machine multiplies.</summary>
    public static int MostLanes => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported ? 16 : Avx2.IsSupported ? 8 : 4;

    /// <summary>From a sample's numbers to those of the next.</summary>
    public int Stride { get; }

    public override int* Evaluate(float* row) => Evaluate(row, 1);

    public override int* Evaluate(byte* row) => Evaluate(row, 1);

    /// <summary>Evaluates rows.</summary>
    /// <param name="rows">The first feature of the first row.</param>
    /// <param name="count">1 to 16 rows.</param>
    /// <returns>The head's numbers of the first row, one a score; those of the others are <see cref="Stride"/> apart.</returns>
    public int* Evaluate<T>(T* rows, int count)
        where T : unmanaged
    {
        ulong* memory = ScratchMemory.Get(_lineWords + _rowWords + SignalLines.Samples * Stride / 2);
        var lines = (byte*)memory;
        var codes = (ushort*)(memory + _lineWords);
        if (typeof(T) == typeof(byte))
        {
            _bytes.Encode((byte*)rows, count, lines, codes);
        }
        else
        {
            _floats.Encode((float*)rows, count, lines, codes);
        }

        foreach (LineStep step in _steps)
        {
            Run(step, lines);
        }

        var numbers = (int*)(memory + _lineWords + _rowWords);
        Collect(lines, count, numbers);
        return numbers;
    }

    private void Run(LineStep step, byte* lines)
    {
        switch (_lanes)
        {
            case 16:
                step.Run<IntLanes512>(lines, lines + _scratch);
                break;
            case 8:
                step.Run<IntLanes256>(lines, lines + _scratch);
                break;
            default:
                step.Run<IntLanes128>(lines, lines + _scratch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect(byte* lines, int count, int* numbers)
    {
        new Span<int>(numbers, count * Stride).Clear();
        for (int i = 0; i < _numbers.Length; i++)
        {
            Number number = _numbers.First[i];
            for (int sample = 0; sample < count; sample++)
            {
                numbers[sample * Stride + number.Index] += *(ushort*)(lines + number.Place + sample * sizeof(int));
            }
        }
    }

    // Where a code of the head stands, and the number that it is part of.
    private readonly record struct Number(int Place, int Index);
}
