using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Stages;
using LutGen.Training.Wiring;

namespace LutGen.Training;

/// <summary>Wires a logic network to the bits of its data.</summary>
internal static class LogicStackBuilder
{
    /// <summary>Makes the stack.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="encoded">Samples to train on, as bits.</param>
    /// <param name="learnable">Thresholds that learn; null where they stay.</param>
    public static LogicStack Build(LogicNetworkSettings settings, EncodedDataset encoded, ThresholdStart? learnable = null)
    {
        double[] frequencies = encoded.SignalFrequencies();
        int[] candidates = [.. Enumerable.Range(0, frequencies.Length)
            .Where(signal => Math.Min(frequencies[signal], 1 - frequencies[signal]) >= settings.MinimumActivity)];
        StackInputs inputs = new(new SignalMap(candidates, Positions(encoded)), encoded.SignalOffsets, encoded.Data.Schema.Image, learnable);
        return new LogicStack(settings.Layers, settings.ResidualProbability, inputs, encoded.Data.ClassCount, settings.Seed);
    }

    // Where a bit comes from: its pixel, or its column of a table. The names of a column stand at one place.
    private static PixelPosition[] Positions(EncodedDataset encoded)
    {
        PixelPosition[] positions = new PixelPosition[encoded.SignalCount];
        IReadOnlyList<FeatureColumn>? columns = encoded.Data.Schema.Columns;
        int column = 0;
        for (int feature = 0; feature < encoded.Data.FeatureCount; feature++)
        {
            column += feature > 0 && (columns is null || columns[feature].Name != columns[feature - 1].Name) ? 1 : 0;
            (int y, int x) = encoded.Data.Schema.Image is { } image ? Math.DivRem(feature % image.PlaneSize, image.Width) : (0, column);
            positions.AsSpan(encoded.SignalOffsets[feature]..encoded.SignalOffsets[feature + 1]).Fill(new PixelPosition(x, y));
        }

        return positions;
    }
}
