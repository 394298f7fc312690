using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>
/// Puts the encoder's bits, which stand pixel by pixel, into planes as convolutions read them: bit k of channel c becomes channel
/// c * bits + k. In a file it is a layer of tables that pass their input on, of which compiled code keeps nothing.
/// </summary>
internal sealed unsafe class ArrangementStage : NetworkStage
{
    private const ulong PassOn = 0b10;

    private readonly int[] _sources;

    /// <summary>Prepares the arrangement.</summary>
    /// <param name="source">The encoder's bits.</param>
    /// <param name="pixels">The images in front of the encoder.</param>
    /// <param name="firstOutput">The first row of the planes.</param>
    /// <param name="area">The area of the gradients of the planes.</param>
    public ArrangementStage(StageSource source, ImageShape pixels, int firstOutput, int area)
        : base(source, firstOutput, Planes(source, pixels), area)
    {
        int bits = source.Shape.Count / pixels.Features;
        _sources = new int[source.Shape.Count];
        for (int signal = 0; signal < _sources.Length; signal++)
        {
            (int feature, int bit) = Math.DivRem(signal, bits);
            (int channel, int place) = Math.DivRem(feature, pixels.PlaneSize);
            _sources[(channel * bits + bit) * pixels.PlaneSize + place] = signal;
        }
    }

    public override void Forward(in StackPass pass)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            new Span<float>(pass.SignalRow(Source.FirstRow + _sources[i]), pass.Lanes).CopyTo(new Span<float>(pass.SignalRow(FirstOutput + i), pass.Lanes));
        }
    }

    public override void Backward(in StackPass pass)
    {
        for (int i = 0; Source.Learns && i < _sources.Length; i++)
        {
            // Nothing else reads these bits: the gradients move instead of being added.
            Span<float> gradient = new(pass.GradientRow(Area, i), pass.Lanes);
            gradient.CopyTo(new Span<float>(pass.GradientRow(Source.Area, _sources[i]), pass.Lanes));
            gradient.Clear();
        }
    }

    public override void Write(NetworkWriter writer)
    {
        LutLayer.Builder luts = writer.Builder.Luts(outputBits: 1);
        foreach (int signal in _sources)
        {
            luts.Add([writer.SignalOf(Source.FirstRow + signal)], TruthTable.FromWord(1, PassOn));
        }

        writer.Define(FirstOutput, luts.Build());
    }

    private static SignalShape Planes(StageSource source, ImageShape pixels) => source.Shape with
    {
        Image = pixels with { Channels = pixels.Channels * (source.Shape.Count / pixels.Features) },
    };
}
