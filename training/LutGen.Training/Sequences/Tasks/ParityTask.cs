using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences.Tasks;

/// <summary>Zeros, ones and, one time in eight, a reset; at every step the class is whether the ones since the last reset are odd.</summary>
/// <param name="length">Steps of a sequence.</param>
public sealed class ParityTask(int length = ParityTask.UsualLength) : SequenceTask
{
    private const int UsualLength = 20;
    private const int Symbols = 3;
    private const int Reset = 2;
    private const int ResetOneIn = 8;

    /// <inheritdoc/>
    public override string Name => "parity";

    /// <inheritdoc/>
    public override string Rule => "zeros, ones and resets; at every step: is the number of ones since the last reset odd?";

    /// <inheritdoc/>
    public override int InputCount => Symbols;

    /// <inheritdoc/>
    public override int ClassCount => 2;

    /// <inheritdoc/>
    public override int Length => length;

    /// <inheritdoc/>
    protected override LabelledSequence Draw(SeededRandom random)
    {
        LabelledSequence sequence = new(new float[Length][], new int[Length]);
        int parity = 0;
        for (int step = 0; step < Length; step++)
        {
            int symbol = random.Next(ResetOneIn) == 0 ? Reset : random.Next(2);
            parity = symbol == Reset ? 0 : parity ^ symbol;
            (sequence.Inputs[step], sequence.Classes[step]) = (OneHot(Symbols, symbol), parity);
        }

        return sequence;
    }
}
