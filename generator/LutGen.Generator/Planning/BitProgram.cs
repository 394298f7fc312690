using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>
/// A circuit cut into methods, with a place for every value. The bounds stay well under the JIT's, beyond which a method is
/// compiled without optimisation (docs/limits.md).
/// </summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Parts">The statements of each method, in order.</param>
/// <param name="SlotCount">Planes of scratch memory.</param>
internal sealed record BitProgram(Circuit Circuit, IReadOnlyList<IReadOnlyList<BitInstruction>> Parts, int SlotCount)
{
    /// <summary>Most operations of the circuit in one method.</summary>
    public const int OperationsPerPart = 400;

    /// <summary>Gives every value a place.</summary>
    /// <param name="circuit">The circuit, in the order it is to be computed.</param>
    /// <param name="registers">Locals that the JIT can keep in registers.</param>
    public static BitProgram Create(Circuit circuit, int registers)
    {
        var values = new ValueUses(circuit);
        var homes = new ValueHomes(circuit, values);
        var parts = new List<IReadOnlyList<BitInstruction>>();
        for (int first = 0; first < circuit.Nodes.Count;)
        {
            var part = new RegisterAllocation(circuit, values, homes, registers, first, Math.Min(first + OperationsPerPart, circuit.Nodes.Count));
            parts.Add(part.Run());
            first = part.End;
        }

        BitInstruction[] copies = homes.Copies().ToArray();
        for (int first = 0; first < copies.Length; first += OperationsPerPart)
        {
            parts.Add(new ArraySegment<BitInstruction>(copies, first, Math.Min(OperationsPerPart, copies.Length - first)));
        }

        IReadOnlyList<Place> slots = homes.Slots();
        return new BitProgram(
            circuit,
            parts.Select(part => part.Select(instruction => instruction.WithSlots(slots)).ToArray()).ToArray(),
            slots.Count(slot => slot.Kind == PlaceKind.Slot));
    }
}
