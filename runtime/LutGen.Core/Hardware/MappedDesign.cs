using LutGen.Circuits;
using LutGen.Mapping;

namespace LutGen.Hardware;

/// <summary>A design in lookup tables, part by part, and once more its first two parts as one circuit.</summary>
/// <param name="Parts">The parts in the order of <see cref="HardwareDesign.Parts"/>.</param>
/// <param name="Joint">Encoder and network together: from the features' bits to the outputs of the second part that the third one reads. Null where the encoder has no lookup tables, or nobody asked.</param>
internal sealed record MappedDesign(IReadOnlyList<MappedPart> Parts, LutCover? Joint)
{
    /// <summary>Maps a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="target">What with.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <param name="joins">Whether encoder and network are mapped as one circuit too.</param>
    public static MappedDesign Of(HardwareDesign design, LutTarget target, CancellationToken cancellation, bool joins = true)
    {
        // Backwards, so that what a part's lookup tables do not read is not computed before it.
        var parts = new MappedPart[design.Parts.Count];
        int[] wanted = Enumerable.Range(0, design.Parts[parts.Length - 1].Outputs.Length).ToArray();
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            LogicPart part = design.Parts[i];
            int[] inputs = i == 0 ? InputsOf(part) : design.Parts[i - 1].AsInputs();
            LutCover Cover(int[] literals)
            {
                var graph = new SubjectGraph(part.Circuit.InputCount);
                return LutMapping.Run(graph, new CellDecomposition(graph).Add(part.Circuit, literals, inputs), target, cancellation);
            }

            parts[i] = new MappedPart(wanted, Cover(part.OutputsAt(wanted)));
            if (part.Chained is { } chained)
            {
                (DesignNetlist chains, int[] literals) = chained.Chains.NeededBy(wanted);
                parts[i] = parts[i].OrBetter(new MappedPart(wanted, Cover(literals.Select(literal => chained.Literals[literal]).ToArray()), chains), target);
            }

            wanted = parts[i].Cover.InputsRead();
        }

        return new MappedDesign(parts, !joins || parts[0].Cover.Functions.Count == 0 ? null : Join(design, parts[1].Outputs, target, cancellation));
    }

    private static LutCover Join(HardwareDesign design, int[] outputs, LutTarget target, CancellationToken cancellation)
    {
        var graph = new SubjectGraph(design.Encoder.Circuit.InputCount);
        var decomposition = new CellDecomposition(graph);
        int[] codes = decomposition.Add(design.Encoder.Circuit, design.Encoder.Outputs, InputsOf(design.Encoder));
        int[] signals = decomposition.Add(design.Network.Circuit, design.Network.OutputsAt(outputs), codes);
        return LutMapping.Run(graph, signals, target, cancellation);
    }

    private static int[] InputsOf(LogicPart part) => Enumerable.Range(0, part.Circuit.InputCount).Select(CircuitBuilder.Input).ToArray();
}
