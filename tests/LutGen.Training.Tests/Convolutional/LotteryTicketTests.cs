using LutGen.Training.Convolutional;

namespace LutGen.Training.Tests.Convolutional;

public class LotteryTicketTests
{
    [Fact]
    public void The_smallest_weights_of_all_layers_together_go_and_the_others_are_what_they_were()
    {
        using CnnWeights weights = SmallCnns.Draw("strided");
        using LotteryTicket ticket = new(weights);
        float[] early = weights.Parameters.Span.ToArray();
        for (int i = 0; i < early.Length; i++)
        {
            weights.Parameters.Span[i] *= 1 + i % 7;
        }

        float[] late = weights.Parameters.Span.ToArray();
        ticket.PruneAndRewind(0.1);
        int[] all = [.. weights.Graph.Convolutions.Select(weights.Of).SelectMany(own => own.Indices().Select(index => own.Weights.First + index))];
        int[] kept = [.. all.Where(index => weights.Mask.Span[index] > 0)];
        Assert.Equal((int)Math.Round(0.1 * all.Length), kept.Length);
        Assert.True(kept.Min(index => Math.Abs(late[index])) >= all.Except(kept).Max(index => Math.Abs(late[index])));
        Assert.All(kept, index => Assert.Equal(early[index], weights.Parameters.Span[index]));
        Assert.All(all.Except(kept), index => Assert.Equal(0, weights.Parameters.Span[index]));
    }

    [Fact]
    public void Pruned_weights_stay_zero_while_others_learn()
    {
        using CnnWeights weights = SmallCnns.Draw("plain");
        LotteryTicket.Prune(weights, 0.2);
        float[] before = weights.Parameters.Span.ToArray(), mask = weights.Mask.Span.ToArray();
        using WorkerTeam team = new(1);
        using CnnStep step = new(weights, team, new CnnSettings { Layers = SmallCnns.Networks["plain"], BatchSize = 16, Optimizer = new() { WeightDecay = 0.1f } });
        for (int i = 0; i < 5; i++)
        {
            step.Run(SmallCnns.Images(16), [.. Enumerable.Range(0, 16)], 0, 16, 0.01f);
        }

        for (int i = 0; i < mask.Length; i++)
        {
            Assert.True(mask[i] > 0 || weights.Parameters.Span[i] == 0);
        }

        Assert.True(before.Zip(weights.Parameters.Span.ToArray()).Count(pair => pair.First != pair.Second) > 50);
    }

    [Theory]
    [InlineData(0.98, 6)]
    [InlineData(0.5, 1)]
    public void Rounds_take_the_same_share_of_what_is_left_and_end_at_the_sparsity(double sparsity, int rounds)
    {
        LotteryTicketSettings settings = new() { Sparsity = sparsity, Rounds = rounds };
        Assert.Equal(1 - sparsity, settings.KeptAfter(rounds), 1e-12);
        for (int round = 1; round < rounds; round++)
        {
            Assert.Equal(settings.KeptAfter(1), settings.KeptAfter(round + 1) / settings.KeptAfter(round), 1e-12);
        }
    }
}
