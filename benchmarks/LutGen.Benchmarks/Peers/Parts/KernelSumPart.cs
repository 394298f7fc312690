using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Exchange.C;
using LutGen.Kernels;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>The layers with the head behind, planes in, on one block of 512 samples that stays in the cache; LutGen's side goes on from sums to classes.</summary>
internal sealed unsafe class KernelSumPart : Part
{
    public override string Name => "kernel-sum";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        LutNetwork network = bench.Reference;
        var samples = Samples.Random(network.Encoder, Samples.PlaneSamples);
        BitPath batch = bench.Model(network, ConsumerSource.Default).Batch;
        var kernel = new KernelCall(batch.Kernel, samples, batch.Readout.ScratchPlanes);
        var classes = new int[kernel.Samples];
        void Classify()
        {
            kernel.Evaluate();
            batch.Readout.Predict(kernel.Outputs.First, kernel.Words, classes);
        }

        Classify();
        Agreement.RequireDefinition(network, samples, classes);
        var contestants = new List<Contestant> { new("LutGen", kernel.Samples, Classify) };
        if (bench.PeersProgram(network) is { } library)
        {
            contestants.Add(Contestant(library, samples, classes));
        }

        return () => report.AddComparison("kernel with group sum", bench.Rounds.Measure(contestants), [FigureNames.KernelSumToWords]);
    }

    private static Contestant Contestant(GateLibrary library, Samples samples, int[] classes)
    {
        Block<ulong> planes = samples.Planes(words: 1);
        var sums = new Block<int>(Samples.PlaneSamples * library.Network.Classes);
        void Sum()
        {
            for (int block = 0; block < Samples.PlaneSamples / 64; block++)
            {
                library.EvaluateSums(planes.First + block * library.Network.Inputs, sums.First + block * 64 * library.Network.Classes);
            }
        }

        Sum();
        Agreement.Require<int>("classes of LutGen's kernel and of C", Agreement.ClassesOf(sums.Span, library.Network.Classes).AsSpan(0, classes.Length), classes);
        return new Contestant(WordType.Word64.Name, Samples.PlaneSamples, Sum);
    }
}
