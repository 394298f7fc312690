using System.Globalization;

namespace LutGen.Training.Convolutional;

/// <summary>
/// Lottery-ticket pruning (Frankle and Carbin, arXiv 1803.03635; with rewinding to an early epoch, arXiv 1903.01611): the smallest weights of all layers
/// together are taken away, the others go back to what they were early in the training, and are trained again; several times.
/// </summary>
public sealed record LotteryTicketSettings
{
    /// <summary>Share of the weights that are zero in the end, more than 0 and less than 1.</summary>
    public double Sparsity { get; init; } = 0.95;

    /// <summary>How many times weights are taken away; each time the same share of those that are left.</summary>
    public int Rounds { get; init; } = 4;

    /// <summary>The epoch after which weights are kept to go back to; 0 for the ones drawn.</summary>
    public int RewindEpoch { get; init; } = 1;

    /// <summary>Epochs of a round; 0 for as many as the training has behind the early epoch.</summary>
    public int Epochs { get; init; }

    /// <summary>Share of the weights that are left after a round.</summary>
    /// <param name="round">The round, from 1.</param>
    public double KeptAfter(int round) => Math.Pow(1 - Sparsity, (double)round / Rounds);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"lottery tickets {Sparsity} in {Rounds} rounds{(Epochs == 0 ? "" : $" of {Epochs} epochs")} from epoch {RewindEpoch}");

    /// <summary>Throws if a setting is out of range.</summary>
    internal void Validate(int epochs)
    {
        Setting.Require(Sparsity is > 0 and < 1, $"{nameof(CnnSettings.Pruning)}.{nameof(Sparsity)}", Sparsity, "more than 0 and less than 1");
        Setting.Require(Rounds is >= 1 and <= 1000, $"{nameof(CnnSettings.Pruning)}.{nameof(Rounds)}", Rounds, "1..1000");
        Setting.Require(RewindEpoch >= 0 && RewindEpoch < epochs, $"{nameof(CnnSettings.Pruning)}.{nameof(RewindEpoch)}", RewindEpoch, $"0 or more and less than the {epochs} epochs");
        Setting.Require(Epochs is >= 0 and <= 1_000_000, $"{nameof(CnnSettings.Pruning)}.{nameof(Epochs)}", Epochs, "0 or more");
    }
}
