using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class ResubstitutionTests
{
    [Theory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void It_keeps_what_outputs_are_and_saves_functions_and_where_ranks_are_levels_no_level_is_added(int cutSize, bool ranksAreLevels)
    {
        int saved = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            LutCover cover = Cover(seed, cutSize);
            foreach (int[] ranks in ranksAreLevels ? new[] { cover.Levels(), CoverRanks.LateLevels(cover) } : [CoverRanks.Positions(cover)])
            {
                LutCover result = Resubstitution.Run(cover, ranks, cutSize, 8, (_, _) => 1, CancellationToken.None);
                CoverAssert.IsWellFormed(result, cutSize);
                CoverAssert.ComputesTheSame(cover, result);
                Assert.True(result.Functions.Count <= cover.Functions.Count);
                Assert.True(!ranksAreLevels || result.Depth() <= cover.Depth());
                saved += cover.Functions.Count - result.Functions.Count;
            }
        }

        Assert.True(saved > 0);
    }

    [Fact]
    public void An_operand_that_other_values_imply_is_not_read()
    {
        // x = a & b is 1 only where a is, so (x & ~a) | c is c. Inputs a, b, c, d are 1 to 4, functions go on from 11.
        LutFunction x = new([1, 2], And(0, 1));
        LutFunction y = new([11, 1, 3], (And(0, 1) ^ CutFunction.Variable(0)) | CutFunction.Variable(2));
        LutFunction z = new([11, 4], CutFunction.Variable(0) ^ CutFunction.Variable(1));
        LutCover cover = new(RandomGraphs.Inputs, [x, y, z], [22, 24, 26]);
        LutCover result = Resubstitution.Run(cover, CoverRanks.Positions(cover), 3, 6, (_, _) => 1, CancellationToken.None);
        Assert.Equal(2, result.Functions.Count);
        Assert.Equal(2 * 3, result.Outputs[1]);
        CoverAssert.ComputesTheSame(cover, result);
    }

    [Fact]
    public void A_carry_that_another_function_computes_is_read_instead_of_computed_again()
    {
        // The second carry of an adder of two bits is the majority of a1, b1 and the first carry, which is there: inputs a0, b0, a1, b1 are 1 to 4.
        ulong carry = And(0, 1);
        LutFunction first = new([1, 2], carry);
        LutFunction inner = new([1, 2, 3], carry & CutFunction.Variable(2));
        LutFunction second = new([12, 3, 4, 1, 2], CutFunction.Variable(0) | (And(1, 2) | (CutFunction.Variable(2) & And(3, 4))));
        LutCover cover = new(RandomGraphs.Inputs, [first, inner, second], [22, 26]);
        LutCover result = Resubstitution.Run(cover, CoverRanks.Positions(cover), 5, 6, (_, _) => 1, CancellationToken.None);
        Assert.Equal(2, result.Functions.Count);
        CoverAssert.ComputesTheSame(cover, result);
    }

    [Fact]
    public void A_cancelled_pass_ends()
    {
        LutCover cover = Cover(1, 6);
        Assert.Throws<OperationCanceledException>(() => Resubstitution.Run(cover, cover.Levels(), 6, 8, (_, _) => 1, new CancellationToken(canceled: true)));
    }

    private static ulong And(int first, int second) => CutFunction.Variable(first) & CutFunction.Variable(second);

    private static LutCover Cover(int seed, int cutSize)
    {
        (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 300);
        return LutCover.Of(graph, outputs, new MappingOptions(cutSize, 6, FlowPasses: 1, ExactPasses: 1, (_, _) => 1), CancellationToken.None);
    }
}
