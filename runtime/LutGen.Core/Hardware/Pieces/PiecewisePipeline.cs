using LutGen.Cost.Fpga;
using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>
/// The pipeline of a network whose layers are mapped in pieces. A layer begins when the last of the layers that it reads ends, and takes as many stages as its longest piece; what others of
/// its pieces give, and what a later layer still reads, waits in registers. A signal waits as one, until its last bit is read.
/// </summary>
internal static class PiecewisePipeline
{
    /// <summary>Puts the stages of all sections one behind the other.</summary>
    /// <param name="network">The network.</param>
    /// <param name="encoder">Its encoder, whose outputs are the bits of all encoder signals.</param>
    /// <param name="layers">Its layers, but for those that nothing needs.</param>
    /// <param name="head">Its head, whose inputs are the bits of the signals that it reads, each once.</param>
    /// <param name="options">Where registers stand.</param>
    /// <param name="luts">Lookup tables of all.</param>
    public static PipelineCut Of(LutNetwork network, DesignNetlist encoder, IReadOnlyList<MappedLayer> layers, DesignNetlist head, PipelineOptions options, long luts)
    {
        (PipelineSection first, PipelineSection last) = (PipelineSection.Of(encoder, options), PipelineSection.Of(head, options));
        StageShape[][] stages = [first.Stages.ToArray(), .. layers.Select(layer => layer.Stages(options.Device)), last.Stages.ToArray()];
        var paths = new LayerPaths(network, layers);
        if (options.LevelsPerStage == 0 && !options.IsByParts)
        {
            StageShape path = LongestPath(paths, stages, options.Device);
            return new PipelineCut([path.In(luts)], last.Outputs);
        }

        int[] ends = paths.Ends(first.Stages.Count, (before, layer) => before + layers[layer].StageCount, Math.Max);
        int[] waits = Waits(network, paths, layers, last, ends);
        long registers = first.Registers + layers.Sum(layer => layer.Registers) + last.Registers;
        for (int signal = 0; signal < waits.Length; signal++)
        {
            registers += (long)Math.Max(0, waits[signal] - ends[paths.ProducerOf(signal)]) * network.WidthOf(signal);
        }

        // Where nothing at all is between features and class, these have a register each.
        StageShape[] all = stages.SelectMany(shapes => shapes).Select(shape => shape.In(luts)).ToArray();
        int count = LayerPaths.Latest(paths.HeadSources, ends, Math.Max) + last.Stages.Count;
        return count == 0 ? new PipelineCut([new StageShape(0, 0, 0, luts)], last.Outputs) : new PipelineCut(Slowest(all, count, options.Device), registers);
    }

    // Behind how many rows of registers from the features on each signal is still read.
    private static int[] Waits(LutNetwork network, LayerPaths paths, IReadOnlyList<MappedLayer> layers, PipelineSection head, int[] ends)
    {
        var waits = new int[network.SignalCount];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            int start = LayerPaths.Latest(paths.Sources[layer], ends, Math.Max);
            foreach ((int signal, int rows) in layers[layer].HeldSignals())
            {
                waits[signal] = Math.Max(waits[signal], start + rows);
            }
        }

        int last = LayerPaths.Latest(paths.HeadSources, ends, Math.Max);
        int bit = 0;
        foreach (int signal in network.Head.Signals.Distinct())
        {
            int width = network.WidthOf(signal);
            waits[signal] = Math.Max(waits[signal], last + Enumerable.Range(bit, width).Max(input => head.HeldInputs[input]));
            bit += width;
        }

        return waits;
    }

    private static StageShape LongestPath(LayerPaths paths, StageShape[][] stages, FpgaDevice device)
    {
        StageShape Of(int section) => stages[section].DefaultIfEmpty().Aggregate((before, next) => before.Then(next));
        StageShape Slower(StageShape left, StageShape right) => DelayModel.StageDelay(device, right) > DelayModel.StageDelay(device, left) ? right : left;
        StageShape[] ends = paths.Ends(Of(0), (before, layer) => before.Then(Of(layer + 1)), Slower);
        return LayerPaths.Latest(paths.HeadSources, ends, Slower).Then(Of(stages.Length - 1));
    }

    // As many as stand one behind the other: of layers side by side only the slowest matter for the clock.
    private static StageShape[] Slowest(StageShape[] stages, int count, FpgaDevice device) => stages.OrderByDescending(stage => DelayModel.StageDelay(device, stage)).Take(count).ToArray();
}
