using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>Makes a trained network narrower without training it: the same parameters, and quantisers of fewer bits that cover what they did, or less.</summary>
internal static class NarrowedStack
{
    /// <summary>Shares of the range that narrow codes may cover. Two levels do best on the part where most values lie, not at its ends.</summary>
    public static IReadOnlyList<float> Shares { get; } = [1, 0.7f, 0.5f, 0.35f];

    /// <summary>The network with one bit less at a place; <see cref="Cover"/> gives it its parameters.</summary>
    /// <param name="stack">The trained network.</param>
    /// <param name="narrower">Settings with one bit less there.</param>
    /// <param name="train">Training samples.</param>
    public static LlutStack Of(LlutStack stack, LlutNetworkSettings narrower, Dataset train) => new(narrower, stack.Connections, train);

    /// <summary>Gives a narrower network the parameters of the trained one, and its narrow codes their range.</summary>
    /// <param name="stack">The trained network.</param>
    /// <param name="narrow">The same with one bit less at a place.</param>
    /// <param name="place">The place.</param>
    /// <param name="share">Share of the range that the codes cover there.</param>
    public static void Cover(LlutStack stack, LlutStack narrow, int place, float share)
    {
        // Widths do not change where parameters lie.
        stack.Parameters.Span.CopyTo(narrow.Parameters.Span);
        if (place == 0)
        {
            narrow.Input.ScaleStep(narrow.Parameters, share * stack.Input.Quantizer.StepRatio(narrow.Input.Quantizer));
            return;
        }

        (NeuronLayer from, NeuronLayer to) = (stack.Layers[place - 1], narrow.Layers[place - 1]);
        to.Output.ScaleStep(narrow.Parameters, share * from.Output.Quantizer.StepRatio(to.Output.Quantizer));
        foreach (ref float step in to.SubStep.In(narrow.Parameters))
        {
            step *= from.SubQuantizer.StepRatio(to.SubQuantizer);
        }
    }
}
