using LutGen.Tool.Training;
using LutGen.Training;

namespace LutGen.Tool.Tests;

public class ProgressTests
{
    private static readonly EpochResult Epoch = new(3, 300, 0.25, 0.9, 0.9125, 0.9, 0.02, 1, TimeSpan.FromSeconds(30));

    [Fact]
    public void An_epochs_line_has_loss_soft_and_hard_accuracy_gap_speed_and_time_left() =>
        Assert.Equal("epoch 3/10  loss 0.2500  soft 91.25 %  hard 90.00 %  gap 1.25  1,500 samples/s  01:10 left", Line(TimeSpan.FromSeconds(70), 0));

    [Fact]
    public void Where_a_training_may_end_early_the_time_is_the_most_and_the_patience_is_shown() =>
        Assert.EndsWith("at most 27:00:05 left, no gain for 2 of 5 epochs", Line(new TimeSpan(27, 0, 5), 5), StringComparison.Ordinal);

    private static string Line(TimeSpan left, int patience) =>
        ProgressDisplay.LineOf(new TrainingProgress(3, 10, 0.3, 0.25, 1500, Epoch.Elapsed, left, Epoch, Epoch, [Epoch], 2), Epoch, patience);
}
