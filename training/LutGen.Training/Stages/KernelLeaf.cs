using LutGen.Training.Numerics;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>A leaf of a convolution's tree: where it reads under the window.</summary>
/// <param name="Channel">Channel of the image.</param>
/// <param name="Y">Row of the window.</param>
/// <param name="X">Column of the window.</param>
internal readonly record struct KernelLeaf(int Channel, int Y, int X)
{
    /// <summary>
    /// Draws the leaves of all kernels: those of a kernel are spread evenly over its channels, each channel's places drawn without
    /// repetition while there are any, and then shuffled.
    /// </summary>
    /// <param name="settings">The convolution.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="random">The draw.</param>
    public static KernelLeaf[] Draw(ConvolutionSettings settings, int channels, SeededRandom random)
    {
        int group = settings.GroupOf(channels);
        int perKernel = settings.Leaves;
        KernelLeaf[] leaves = new KernelLeaf[settings.Kernels * perKernel];
        int[] places = [.. Enumerable.Range(0, settings.Field * settings.Field)];
        int[] order = [.. Enumerable.Range(0, perKernel)];
        for (int kernel = 0; kernel < settings.Kernels; kernel++)
        {
            random.Shuffle(order);
            int start = settings.FirstChannelOf(kernel, channels);
            for (int channel = 0, leaf = 0; channel < group; channel++)
            {
                int end = perKernel * (channel + 1) / group;
                for (int drawn = 0; leaf < end; leaf++, drawn++)
                {
                    if (drawn % places.Length == 0)
                    {
                        random.Shuffle(places);
                    }

                    (int y, int x) = Math.DivRem(places[drawn % places.Length], settings.Field);
                    leaves[kernel * perKernel + order[leaf]] = new KernelLeaf(start + channel, y, x);
                }
            }
        }

        return leaves;
    }
}
