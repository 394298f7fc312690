using LutGen.Circuits;

namespace LutGen.Hardware;

/// <summary>A part of a design: a circuit from bits to bits.</summary>
/// <param name="Circuit">Input i of it stands for output i of the part before.</param>
/// <param name="Outputs">Literals of its outputs.</param>
internal sealed record LogicPart(CircuitBuilder Circuit, int[] Outputs)
{
    /// <summary>The same outputs by arithmetic on carry chains; null where there is none, or none is wanted.</summary>
    public ChainedLogic? Chained { get; init; }

    /// <summary>A part that gives what it reads.</summary>
    public static LogicPart Wires(int[] literals, CancellationToken cancellation) => new(new CircuitBuilder(literals.Length, 0, cancellation), literals);

    /// <summary>The literals of some outputs.</summary>
    public int[] OutputsAt(int[] positions) => positions.Select(position => Outputs[position]).ToArray();

    /// <summary>
    /// The literals by which the next part's circuit reads the outputs: constants as what they are, outputs that are equal or
    /// complements of an earlier one as that one.
    /// </summary>
    public int[] AsInputs()
    {
        var first = new Dictionary<int, int>();
        var literals = new int[Outputs.Length];
        for (int i = 0; i < literals.Length; i++)
        {
            int output = Outputs[i];
            if (output <= CircuitBuilder.True)
            {
                literals[i] = output;
            }
            else if (first.TryGetValue(output >> 1, out int earlier))
            {
                literals[i] = CircuitBuilder.Input(earlier) ^ ((output ^ Outputs[earlier]) & 1);
            }
            else
            {
                first.Add(output >> 1, i);
                literals[i] = CircuitBuilder.Input(i);
            }
        }

        return literals;
    }
}
