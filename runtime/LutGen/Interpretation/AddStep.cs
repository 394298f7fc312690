using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>An <see cref="AddLayer"/> on codes.</summary>
internal sealed unsafe class AddStep(AddLayer layer) : CodeStep
{
    private readonly int _first = layer.FirstSignal;
    private readonly int _count = layer.Count;
    private readonly int _start = layer.Bias + layer.Rounding;
    private readonly int _shift = layer.Shift;
    private readonly int _zero = layer.Zero;
    private readonly int _largest = (1 << layer.OutputBits) - 1;
    private readonly PinnedTable<Term> _terms = new([.. layer.Terms.Select(term => new Term(term.Grid.First, term.Multiplier))]);
    private readonly int _termCount = layer.Terms.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Evaluate(ushort* codes)
    {
        for (int i = 0; i < _count; i++)
        {
            int sum = _start;
            for (Term* term = _terms.First; term < _terms.First + _termCount; term++)
            {
                sum += term->Multiplier * codes[term->From + i];
            }

            codes[_first + i] = (ushort)Math.Clamp((long)(sum >> _shift) + _zero, 0, _largest);
        }
    }

    // The first signal of the grid, and what its codes are multiplied with.
    private readonly record struct Term(int From, int Multiplier);
}
