using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Tests;

/// <summary>Heads whose sums come ready on planes, against the heads' own definition.</summary>
public sealed class SumReadoutTests
{
    public static TheoryData<float[], int[]> Groups => new()
    {
        { [0, 0, 0], [3, 3, 3] },
        { [0, 0], [1, 7] },
        { [0, 0, 0, 0], [0, 4, 2, 9] },
        { [0.5f, -3, 2], [4, 4, 4] },
        { [1e30f, 1e30f], [5, 5] },
        { [0], [6] },
        { [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [10, 10, 10, 10, 10, 10, 10, 10, 10, 10] },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Sums_on_planes_are_ranked_and_scored_as_the_head_sums_itself(float[] betas, int[] widths)
    {
        // One signal of enough bits a group holds the sum, so the head's own definition applies to the same numbers.
        var head = new GroupSumHead(3, betas.Select((beta, c) => new SumGroup(beta, new SignalList([c]))).ToArray());
        Check(head, widths);
    }

    [Fact]
    public void Codes_on_planes_of_heads_without_sums_are_read_as_they_are()
    {
        Check(new ArgmaxHead([0, 1, 2, 3, 4]), [2, 2, 2, 2, 2]);
        Check(new DequantizeHead([new DequantizedScore(0, 0.5f, 3), new DequantizedScore(1, 2, 1)]), [3, 4]);
    }

    [Fact]
    public void Sums_that_do_not_fit_the_head_are_refused()
    {
        var head = new ArgmaxHead([0, 1]);

        Assert.Throws<ArgumentException>(() => HeadReadout.CreateOfSums(head, [3]));
        Assert.Throws<ArgumentException>(() => HeadReadout.CreateOfSums(head, [3, 32]));
        Assert.Throws<NotSupportedException>(() => HeadReadout.CreateOfSums(new BitsHead([0, 1]), [1, 1]));
    }

    private static unsafe void Check(OutputHead head, int[] widths)
    {
        HeadReadout readout = HeadReadout.CreateOfSums(head, widths);
        var random = new Random(widths.Sum());
        foreach (int words in new[] { 8, 4, 2, 1 })
        {
            foreach (int samples in new[] { 1, 15, 16, 17, 63, 64 * words - 1, 64 * words }.Where(s => s <= 64 * words))
            {
                int[][] sums = Enumerable.Range(0, samples).Select(_ => widths.Select(w => random.Next(1 << w)).ToArray()).ToArray();
                var classes = new int[samples];
                var scores = new float[samples * head.ScoreCount];
                ulong* planes = ScratchMemory.Get((widths.Sum() + readout.ScratchPlanes) * words);
                Fill(planes, words, widths, sums);
                readout.Predict(planes, words, classes);
                Fill(planes, words, widths, sums);
                readout.Scores(planes, words, scores);

                var expected = new float[head.ScoreCount];
                for (int i = 0; i < samples; i++)
                {
                    Assert.Equal(head.Predict(sums[i]), classes[i]);
                    head.Scores(sums[i], expected);
                    Assert.Equal(expected, scores.AsSpan(i * head.ScoreCount, head.ScoreCount).ToArray());
                }
            }
        }
    }

    private static unsafe void Fill(ulong* planes, int words, int[] widths, int[][] sums)
    {
        new Span<ulong>(planes, widths.Sum() * words).Clear();
        for (int number = 0; number < widths.Length; number++)
        {
            for (int bit = widths[number] - 1; bit >= 0; bit--, planes += words)
            {
                for (int sample = 0; sample < sums.Length; sample++)
                {
                    planes[sample / 64] |= (ulong)(sums[sample][number] >> bit & 1) << (sample % 64);
                }
            }
        }
    }
}
