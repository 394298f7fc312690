using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Stages;
using LutGen.Testing;

namespace LutGen.Tests;

/// <summary>Kernels of several stages, and loops over the positions of a window.</summary>
public sealed class StageTests
{
    [Theory]
    [InlineData(1, 3, 0, 1)]
    [InlineData(2, 2, 1, 1)]
    [InlineData(3, 3, 2, 2)]
    [InlineData(1, 1, 0, 4)]
    public void A_loop_sees_the_planes_under_its_window_and_zeros_around_the_image(int channels, int size, int padding, int words)
    {
        const int Height = 5;
        const int Width = 4;
        const int Bits = 2;
        var grid = new SignalGrid(0, channels, Height, Width);
        var window = new SlidingWindow(size, size, 2, padding);
        var bordered = new SignalGrid(0, channels, Height + 2 * padding, Width + 2 * padding);
        var kernel = new Copies(words, grid, Bits, window, first: bordered[channels - 1, size - 1, size - 1] * Bits * words);
        ulong[] inputs = Numbers(kernel.InputPlanes * words);
        var slots = Enumerable.Repeat(ulong.MaxValue, kernel.SlotPlanes * words + 1).ToArray();
        var outputs = new ulong[kernel.OutputPlanes * words];
        kernel.Evaluate(ref inputs[0], ref slots[0], ref outputs[0]);

        int position = 0;
        for (int row = 0; row < window.RowsOver(grid); row++)
        {
            for (int column = 0; column < window.ColumnsOver(grid); column++, position++)
            {
                int signal = window.SignalAt(grid, channels - 1, row, column, size - 1, size - 1);
                for (int word = 0; word < Bits * words; word++)
                {
                    Assert.Equal(signal < 0 ? 0 : inputs[signal * Bits * words + word], outputs[position * Bits * words + word]);
                }
            }
        }

        Assert.Equal(kernel.OutputPlanes, position * Bits);
        Assert.Equal(ulong.MaxValue, slots[^1]);
    }

    [Fact]
    public void Stages_read_what_earlier_stages_and_the_inputs_left_for_them()
    {
        // Memory: inputs 0..2, then the first stage's 3..4.
        var kernel = new Stages(1, 3, keepsInputs: true, 5, new KernelStage(new Complement(1, 2), 1, 3), new KernelStage(new Complement(1, 3), 2, 0));
        ulong[] inputs = [10, 20, 30];
        var slots = new ulong[kernel.SlotPlanes];
        var outputs = new ulong[kernel.OutputPlanes];
        Assert.Equal(0, Allocations.LeastOf(() => kernel.Evaluate(ref inputs[0], ref slots[0], ref outputs[0])));
        Assert.Equal([~30ul, 20ul, 30ul], outputs);
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(1, -1, 0)]
    [InlineData(1, 0, 3)]
    public void Stages_of_other_words_or_beyond_the_planes_are_refused(int words, int firstInput, int firstOutput) =>
        Assert.Throws<ArgumentException>(() => new Stages(
            1, 2, keepsInputs: false, 4, new KernelStage(new Complement(words, 2), firstInput, firstOutput), new KernelStage(new Complement(1, 2), 0, 0)));

    private static ulong[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => (ulong)i)];

    private sealed class Stages(int words, int inputPlanes, bool keepsInputs, int memoryPlanes, params KernelStage[] stages)
        : StagedKernel(words, inputPlanes, keepsInputs, memoryPlanes, stages);

    private sealed class Complement(int words, int planes) : BitKernel(words, planes, 0, planes)
    {
        public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
        {
            for (int i = 0; i < Words * InputPlanes; i++)
            {
                System.Runtime.CompilerServices.Unsafe.Add(ref outputs, i) = ~System.Runtime.CompilerServices.Unsafe.Add(ref inputs, i);
            }
        }
    }

    // Copies some words of what is under its window.
    private sealed class Copies(int words, SignalGrid grid, int placeBits, SlidingWindow window, int first)
        : WindowKernel(words, grid, placeBits, window, slotPlanes: 0, positionPlanes: 2)
    {
        protected override void Position(ref ulong inputs, ref ulong slots, ref ulong outputs)
        {
            for (int i = 0; i < 2 * Words; i++)
            {
                System.Runtime.CompilerServices.Unsafe.Add(ref outputs, i) = System.Runtime.CompilerServices.Unsafe.Add(ref inputs, first + i);
            }
        }
    }
}
