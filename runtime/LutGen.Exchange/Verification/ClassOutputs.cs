using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>The class alone: heads of different kinds.</summary>
internal sealed class ClassOutputs(LutNetwork first, LutNetwork second) : ComparedOutputs
{
    /// <inheritdoc/>
    public override string Kind => "classes";

    /// <inheritdoc/>
    public override int Count => 1;

    /// <inheritdoc/>
    public override string Note => "the heads are of different kinds: only the class is compared";

    /// <inheritdoc/>
    public override bool EqualBitsSuffice => false;

    /// <inheritdoc/>
    public override double[] Of(LutNetwork network, int[] codes) => [network.Head.Predict(codes)];

    /// <inheritdoc/>
    public override IEnumerable<ProofGoal> Goals(ComparedLogic logic) => [Goal(logic, first, second)];

    /// <summary>The class is equal.</summary>
    public static ProofGoal Goal(ComparedLogic logic, LutNetwork first, LutNetwork second) => new("class", () =>
    {
        int[] one = HeadLogic.Class(logic.Circuit, first, logic.HeadBits(0));
        int[] other = HeadLogic.Class(logic.Circuit, second, logic.HeadBits(1));
        int Digit(int[] digits, int place) => place < digits.Length ? digits[digits.Length - 1 - place] : CircuitBuilder.False;
        return Enumerable.Range(0, Math.Max(one.Length, other.Length)).Select(place => (Digit(one, place), Digit(other, place))).ToArray();
    });
}
