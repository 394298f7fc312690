namespace LutGen.Networks;

/// <summary>One grid of an <see cref="AddLayer"/>.</summary>
/// <param name="Grid">The image it adds; all signals of one width.</param>
/// <param name="Multiplier">What each of its codes is multiplied with.</param>
public readonly record struct AddTerm(SignalGrid Grid, int Multiplier);

/// <summary>
/// Adds grids of equal shape signal by signal (residual networks, arXiv 1512.03385, in integers): the code is
/// clamp(((Bias + sum of Multiplier * code + 2^(Shift-1)) >> Shift) + Zero). One term alone is a rescaled copy.
/// </summary>
public sealed class AddLayer : Layer
{
    /// <summary>Creates the layer and defines its signals.</summary>
    /// <param name="scope">The signals defined before it.</param>
    /// <param name="outputBits">Width of each output code.</param>
    /// <param name="terms">The grids, at least one; each of one width, all of one shape.</param>
    /// <param name="bias">Added before the shift.</param>
    /// <param name="shift">Bits to shift by, 0 to 31, rounding half up.</param>
    /// <param name="zero">Added after the shift.</param>
    /// <exception cref="NetworkException">There is no term, shapes differ, a grid is not there, a number is out of range, or the accumulator could leave 32 bits.</exception>
    public AddLayer(SignalScope scope, int outputBits, IReadOnlyList<AddTerm> terms, int bias, int shift, int zero)
        : base(scope, Check(scope, terms, bias, shift), outputBits)
    {
        Terms = terms.ToArray();
        (Bias, Shift, Zero) = (bias, shift, zero);
        Output = Terms[0].Grid with { First = FirstSignal };
    }

    /// <summary>The grids that are added.</summary>
    public IReadOnlyList<AddTerm> Terms { get; }

    /// <summary>Added before the shift.</summary>
    public int Bias { get; }

    /// <summary>Bits to shift by, 0 to 31.</summary>
    public int Shift { get; }

    /// <summary>Added after the shift.</summary>
    public int Zero { get; }

    /// <summary>The image it defines.</summary>
    public SignalGrid Output { get; }

    /// <summary>What makes the shift round to the nearest whole number, halves up.</summary>
    public int Rounding => RoundingOf(Shift);

    /// <inheritdoc/>
    public override void Evaluate(int[] codes)
    {
        for (int i = 0; i < Count; i++)
        {
            long sum = (long)Bias + Rounding;
            foreach (AddTerm term in Terms)
            {
                sum += (long)term.Multiplier * codes[term.Grid.First + i];
            }

            codes[FirstSignal + i] = (int)Math.Max(0, Math.Min((1L << OutputBits) - 1, (sum >> Shift) + Zero));
        }
    }

    private static int RoundingOf(int shift) => shift == 0 ? 0 : 1 << (shift - 1);

    private static int Check(SignalScope scope, IReadOnlyList<AddTerm> terms, int bias, int shift)
    {
        if (terms.Count == 0)
        {
            throw new NetworkException(NetworkRule.Malformed, "an addition has no terms, expected at least one");
        }

        decimal bound = BoundOf(bias, shift);
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i].Grid with { First = terms[0].Grid.First } != terms[0].Grid)
            {
                throw new NetworkException(
                    NetworkRule.WidthMismatch,
                    $"term {i} of an addition is {Shape(terms[i].Grid)} signals, expected {Shape(terms[0].Grid)} as term 0 is",
                    i);
            }

            CheckTerm(scope, terms[i], ref bound);
        }

        return terms[0].Grid.Count;
    }

    /// <summary>The largest magnitude of an accumulator without terms.</summary>
    /// <exception cref="NetworkException">The shift is out of range, or that leaves 32 bits.</exception>
    internal static decimal BoundOf(int bias, int shift)
    {
        if (shift is < 0 or > 31)
        {
            throw new NetworkException(NetworkRule.Malformed, $"shift {shift}, expected 0 to 31");
        }

        return RequireNarrow(Math.Abs((decimal)bias) + RoundingOf(shift));
    }

    /// <summary>Checks a term and adds it to the largest magnitude, rounding included: every kernel may keep the accumulator in 32 bits.</summary>
    internal static void CheckTerm(SignalScope scope, AddTerm term, ref decimal bound)
    {
        bound = RequireNarrow(bound + Math.Abs((decimal)term.Multiplier) * ((1 << term.Grid.RequireUniformWidth(scope)) - 1));
    }

    private static decimal RequireNarrow(decimal bound) => bound <= int.MaxValue
        ? bound
        : throw new NetworkException(NetworkRule.LimitExceeded, $"the accumulator can reach {bound}, expected at most {int.MaxValue}");

    private static string Shape(SignalGrid grid) => $"{grid.Channels} x {grid.Height} x {grid.Width}";
}
