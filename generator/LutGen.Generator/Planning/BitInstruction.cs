namespace LutGen.Generator.Planning;

/// <summary>Where a value is while a bit kernel runs.</summary>
internal enum PlaceKind
{
    /// <summary>An input plane.</summary>
    Input,

    /// <summary>A plane of scratch memory.</summary>
    Slot,

    /// <summary>An output plane.</summary>
    Output,

    /// <summary>A local of the method, which the JIT keeps in a register.</summary>
    Register,
}

/// <summary>A place by kind and number.</summary>
internal readonly record struct Place(PlaceKind Kind, int Index);

/// <summary>One statement of a bit kernel: a function of up to three places into a place, or a copy.</summary>
/// <param name="Target">Where the result goes.</param>
/// <param name="Function">Truth table of the operands, bit k at address k = 4a + 2b + c.</param>
/// <param name="A">First operand.</param>
/// <param name="B">Second operand.</param>
/// <param name="C">Third operand.</param>
internal readonly record struct BitInstruction(Place Target, byte Function, Place A, Place B, Place C)
{
    private const byte FirstOperand = 0xF0;

    /// <summary>A copy from place to place.</summary>
    public static BitInstruction Copy(Place target, Place source) => new(target, FirstOperand, source, source, source);

    /// <summary>The same statement with other places for slots.</summary>
    public BitInstruction WithSlots(IReadOnlyList<Place> slots)
    {
        Place At(Place place) => place.Kind == PlaceKind.Slot ? slots[place.Index] : place;
        return new BitInstruction(At(Target), Function, At(A), At(B), At(C));
    }

    /// <summary>Whether this computes something of its operands, rather than to copy one or to be a constant.</summary>
    public bool IsFunction => Function is not (FirstOperand or 0x00 or 0xFF);

    /// <summary>Whether this copies a place.</summary>
    public bool IsCopyOf(Place source) => Function == FirstOperand && A == source;
}
