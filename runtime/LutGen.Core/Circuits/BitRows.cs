namespace LutGen.Circuits;

/// <summary>Two numbers that are left to be added.</summary>
/// <param name="First">The one, least significant bit first, as literals.</param>
/// <param name="Second">The other, of as many bits; false where the first has the only bit of a place.</param>
/// <param name="Digits">Digits that hold every sum.</param>
internal sealed record BitRows(int[] First, int[] Second, int Digits)
{
    /// <summary>The lowest place at which both have a bit; -1 where none has.</summary>
    public int LowestPair => Array.FindIndex(Second, bit => bit != CircuitBuilder.False);

    /// <summary>The sum as a circuit, without leading digits that are seen to be 0.</summary>
    public int[] Sum(CircuitBuilder circuit)
    {
        int[] sum = circuit.Add(First, Second);
        int digits = Math.Min(sum.Length, Digits);
        while (digits > 0 && sum[digits - 1] == CircuitBuilder.False)
        {
            digits--;
        }

        return sum.Take(digits).ToArray();
    }
}
