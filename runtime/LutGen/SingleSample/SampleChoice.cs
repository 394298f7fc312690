using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Picks the fastest way for one sample that model and machine allow.</summary>
/// <param name="circuit">Gives the model's circuit; null when there is none.</param>
/// <param name="network">Gives the model's network; null when it is not at hand.</param>
/// <param name="floats">Reads rows of <c>float</c>.</param>
/// <param name="bytes">Reads rows of bytes.</param>
/// <param name="head">The head's counterpart.</param>
/// <param name="outputWidths">Bits of each of the head's signals.</param>
internal sealed class SampleChoice(
    Func<Circuit>? circuit, Func<LutNetwork>? network, RowReader<float> floats, RowReader<byte> bytes, HeadReadout head, int[] outputWidths)
{
    // Tables of some 100 MB.
    private const int MostCells = 2_000_000;

    /// <summary>The path for single samples.</summary>
    /// <param name="word">Gives a bit kernel of one word; for models that have a circuit.</param>
    /// <param name="codes">The code kernel, if there is one.</param>
    public SamplePath Best(Func<BitPath> word, CodePath? codes)
    {
        if (network is not null && LanePath.Create(network(), floats, bytes, head) is { } lanes)
        {
            return lanes;
        }

        Circuit? cells = GatherKernel.IsSupported ? circuit?.Invoke() : null;
        if (cells is not null && cells.Nodes.Count <= MostCells)
        {
            double other = codes is null
                ? SampleCost.OfWord(cells.Nodes.Count, cells.InputCount, cells.Outputs.Count)
                : SampleCost.OfLookups(codes.Codes);
            if (SampleCost.LeastOfGathers(cells.Nodes.Count) < other)
            {
                var gathers = new GatherPath(cells, floats, bytes, head, outputWidths);
                if (gathers.Nanoseconds < other)
                {
                    return gathers;
                }
            }
        }

        return codes is not null ? codes : new WordPath(word(), floats, bytes);
    }
}
