using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Exchange.C;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>
/// Rows in, classes out: LutGen is given bytes, the peers' program bools that are compared with the thresholds already, and leaves sums.
/// </summary>
internal static unsafe class WholePath
{
    /// <summary>Rows of a call.</summary>
    public const int Rows = 4_096;

    /// <summary>Builds both sides and requires that they agree.</summary>
    /// <param name="bench">Builds.</param>
    /// <param name="network">A network of gates.</param>
    /// <param name="samples"><see cref="Rows"/> samples.</param>
    public static IReadOnlyList<Contestant> Prepare(Workbench bench, LutNetwork network, Samples samples)
    {
        CompiledModel model = bench.Model(network, ConsumerSource.Default);
        var classes = new int[samples.Count];
        void Predict() => model.PredictBatch(samples.Rows.Span, classes);

        Predict();
        Agreement.RequireDefinition(network, samples, classes);
        var contestants = new List<Contestant> { new("LutGen", samples.Count, Predict) };
        if (bench.PeersProgram(network) is { } library)
        {
            var sums = new Block<int>(samples.Count * library.Network.Classes);
            void Apply() => library.Apply(samples.Bits.First, sums.First, samples.Count / 64);

            Apply();
            Agreement.Require<int>($"{network.Name}: classes of LutGen and of C", Agreement.ClassesOf(sums.Span, library.Network.Classes), classes);
            contestants.Add(new Contestant(WordType.Word64.Name, samples.Count, Apply));
        }

        return contestants;
    }
}
