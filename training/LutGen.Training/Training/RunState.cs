using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Checkpoints;

namespace LutGen.Training;

/// <summary>
/// How far a training has come. With the network's parameters and wiring and the optimiser's history it is all that a training goes on
/// from: every draw is made by seed and place, and what settings and data decide is worked out again.
/// </summary>
/// <param name="samples">Number of training samples.</param>
/// <param name="plannedEpochs">Epochs planned.</param>
internal sealed class RunState(int samples, int plannedEpochs)
{
    /// <summary>Number of the running epoch, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Samples of this epoch trained on.</summary>
    public int Done { get; set; }

    /// <summary>Sum of their losses.</summary>
    public double Loss { get; set; }

    /// <summary>How many of them were right.</summary>
    public int Correct { get; set; }

    /// <summary>The training samples in the order of the epoch <see cref="OrderedEpoch"/>.</summary>
    public int[] Order { get; } = [.. Enumerable.Range(0, samples)];

    /// <summary>The epoch that the order was drawn for, 0 before the first.</summary>
    public int OrderedEpoch { get; set; }

    /// <summary>What the epochs ended with.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; set; } = [];

    /// <summary>The best of them.</summary>
    public EpochResult? Best { get; set; }

    /// <summary>Its network, null where the last one is kept.</summary>
    public LutNetwork? BestNetwork { get; set; }

    /// <summary>Epochs since the hard accuracy last rose.</summary>
    public int EpochsWithoutGain
    {
        get
        {
            // Best is the last among equals, which is no gain.
            int first = 0;
            while (first < Epochs.Count && (Epochs[first].IsSearch || Epochs[first].HardAccuracy < Best!.HardAccuracy))
            {
                first++;
            }

            return Math.Max(0, Epochs.Count - 1 - first);
        }
    }

    /// <summary>Begins the next epoch.</summary>
    public void NextEpoch() => (Epoch, Done, Loss, Correct) = (Epoch + 1, 0, 0, 0);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(Done);
        writer.Write(Loss);
        writer.Write(Correct);
        writer.Write(OrderedEpoch);
        StateFormat.Write(writer, Order);
        writer.Write(Epochs.Count);
        foreach (EpochResult epoch in Epochs)
        {
            StateFormat.Write(writer, epoch);
        }

        writer.Write(Best?.Epoch ?? 0);
        writer.Write(BestNetwork is null ? string.Empty : LutnetWriter.ToText(BestNetwork));
    }

    public void Read(BinaryReader reader)
    {
        Epoch = reader.ReadInt32();
        Done = reader.ReadInt32();
        Loss = reader.ReadDouble();
        Correct = reader.ReadInt32();
        OrderedEpoch = reader.ReadInt32();
        StateFormat.Require((uint)Done <= (uint)Order.Length && Epoch >= 1 && Epoch <= plannedEpochs + 1);
        StateFormat.Read(reader, Order, Order.Length);
        int epochs = reader.ReadInt32();
        StateFormat.Require(epochs == Epoch - 1);
        Epochs = [.. Enumerable.Range(0, epochs).Select(_ => StateFormat.ReadEpoch(reader))];
        int best = reader.ReadInt32();
        StateFormat.Require((uint)best <= (uint)epochs);
        Best = best > 0 ? Epochs[best - 1] : null;
        string network = reader.ReadString();
        BestNetwork = network.Length > 0 ? LutnetReader.Read(network) : null;
    }
}
