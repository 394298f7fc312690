using System.Globalization;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Presets;

namespace LutGen.Training.Tests;

public class PresetTests
{
    [Theory]
    [InlineData("mnist", 12_000)]
    [InlineData("mnist-conv-150k", 150_000)]
    public void A_network_has_the_gates_that_its_preset_says_and_no_more_than_it_may(string name, int most)
    {
        TrainingPreset preset = PresetCatalog.Find(name)!;
        int gates = Written((LogicNetworkSettings)preset.Settings).Layers.Sum(GatesOf);
        Assert.Contains($" {gates.ToString("N0", CultureInfo.InvariantCulture)} gates", preset.Description);
        Assert.True(gates <= most, $"{gates}");
    }

    /// <summary>What is written of the fresh network, whose shape is that of the trained one.</summary>
    private static LutNetwork Written(LogicNetworkSettings settings)
    {
        const int pixels = 28 * 28, images = 40;
        SeededRandom random = new(1);
        byte[] noise = [.. Enumerable.Range(0, images * pixels).Select(_ => (byte)random.Next(256))];
        Dataset data = new("noise", noise, [.. Enumerable.Range(0, images).Select(i => i % 10)], pixels, 10, 28, 28);
        float[][] thresholds = settings.Thresholds.Place(data);
        using LogicStack stack = LogicStackBuilder.Build(settings, new EncodedDataset(data, thresholds), null);
        return stack.Discretize(EncoderThresholds.ToEncoder(thresholds, null), settings.GroupTemperature, settings.GroupBeta);
    }

    /// <summary>Gates of two inputs with those of all places; an OR of n bits is n - 1 of them.</summary>
    private static int GatesOf(Layer layer)
    {
        switch (layer)
        {
            case LutLayer luts:
                // What only orders the bits of several thresholds computes nothing.
                return Enumerable.Range(0, luts.Count).Count(neuron => luts.InputsOf(neuron).Count > 1);
            case ConvolutionLayer convolution:
                return convolution.Output.Height * convolution.Output.Width * convolution.Kernel.Layers.Sum(GatesOf);
            case PoolLayer pool:
                return Enumerable.Range(0, pool.Count).Sum(i => OperandsOf(pool, i) - 1);
            default:
                throw new NotSupportedException(layer.GetType().Name);
        }
    }

    private static int OperandsOf(PoolLayer pool, int output)
    {
        SignalGrid grid = pool.Output;
        (int channel, int place) = Math.DivRem(output, grid.Height * grid.Width);
        return pool.SignalsUnder(channel, place / grid.Width, place % grid.Width).Count(signal => signal >= 0);
    }
}
